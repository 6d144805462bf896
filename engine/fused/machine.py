"""This computer's processor, and machine code for it (LLVM, by way of llvmlite)."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import llvmlite.binding as llvm
from llvmlite import ir


@lru_cache(maxsize=1)
def _features() -> str:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return str(llvm.get_host_cpu_features().flatten())


def _target_machine() -> Any:
    features = _features()
    target = llvm.Target.from_triple(llvm.get_process_triple())
    return target.create_target_machine(cpu=llvm.get_host_cpu_name(), features=features, opt=3, jit=True)


@lru_cache(maxsize=1)
def vector_bytes() -> int:
    """The width of this processor's vectors."""
    features = _features().split(",")
    if "+avx512f" in features:
        return 64
    return 32 if "+avx" in features else 16


@lru_cache(maxsize=1)
def fuses() -> bool:
    """Whether this processor multiplies and adds with one rounding."""
    return "+fma" in _features().split(",") or llvm.get_process_triple().startswith(("aarch64", "arm64"))


def new_module() -> ir.Module:
    """An empty module with names and types of its own (any thread may fill it)."""
    return ir.Module("fused", context=ir.Context())


class MachineCode:
    """A compiled module; ``function`` gives a callable that releases the GIL while it runs.

    The instructions come without duplicates and as vectors, so that LLVM's optimising passes would find
    nothing (measured: the same speed, twice the time to compile); only its code generator runs.
    """

    def __init__(self, module: ir.Module) -> None:
        machine = _target_machine()  # the execution engine below takes it over
        module.triple = machine.triple
        module.data_layout = str(machine.target_data)
        parsed = llvm.parse_assembly(str(module))
        parsed.verify()
        self.assembly = lambda: str(machine.emit_assembly(parsed))
        self._engine = llvm.create_mcjit_compiler(parsed, machine)
        self._engine.finalize_object()

    def function(self, name: str, arguments: Sequence[Any]) -> Any:
        """The function ``name`` (answering nothing) of the given ctypes argument types; keep the
        MachineCode as long as the function.
        """
        return ctypes.CFUNCTYPE(None, *arguments)(self._engine.get_function_address(name))
