"""Machine code for this processor and for others."""

from __future__ import annotations

import ctypes
import threading
from typing import Any

import llvmlite.binding as llvm
import numpy as np
import pytest
from llvmlite import ir

from engine.fused import Kernel, machine
from engine.fused.flush import flush
from engine.fused.loops import LoopWriter, slots
from engine.fused.shape import Shape
from engine.fused.step import trace_evaluation, trace_update
from tests.fused.cases import CHAINS, SURFACES, per_run, start_of
from tests.fused.reference import same_bits


def target(triple: str, **options: Any) -> Any:
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    return llvm.Target.from_triple(triple).create_target_machine(opt=3, jit=True, **options)


@pytest.mark.parametrize("surface", ["rosenbrock", "waves"])
@pytest.mark.parametrize(("processor", "features"), [("x86-64", ""), ("haswell", "+avx2,+fma"), ("haswell", "+avx")])
def test_processors_agree(monkeypatch: pytest.MonkeyPatch, surface: str, processor: str, features: str) -> None:
    triple = llvm.get_process_triple()
    if not triple.startswith("x86_64") or (features and "avx2" not in machine._features()):
        pytest.skip(f"this processor ({triple}) cannot run that code")
    formula, constants, point = SURFACES[surface]
    blocks, values = CHAINS["Adam"]
    knobs, found = per_run(values, 6), []
    for other in (False, True):
        if other:
            monkeypatch.setattr(machine, "_target_machine", lambda: target(triple, cpu=processor, features=features))
        compiled = Kernel(formula, blocks, "float32")
        runs = compiled.start(start_of(point, 6, "float32"), knobs, constants)
        found.append((compiled.record(runs, 40).loss, compiled.final(runs, 40, tolerance=0.0).loss))
    assert same_bits(found[0][0], found[1][0])
    assert same_bits(found[0][1], found[1][1])


def test_kernels_can_be_written_for_arm() -> None:
    formula, blocks = SURFACES["waves"][0], CHAINS["Adam"][0]
    arm = target("aarch64-unknown-linux-gnu")
    for shape in (Shape(True, 1), Shape(True, 2), Shape(False, 16)):
        update, surface = trace_update(blocks, 2), formula.gradient_code
        table = slots(surface.arguments, update, "float64", shape)
        module = LoopWriter(trace_evaluation(surface), update, table, "float64", shape).write()
        module.triple, module.data_layout = arm.triple, str(arm.target_data)
        text = arm.emit_assembly(llvm.parse_assembly(str(module)))
        assert "fsqrt" in text
        assert "fmadd" not in text  # nothing is contracted


def test_flushing_is_written_for_processors_that_can() -> None:
    for triple, wanted in (("aarch64-apple-darwin", "fpcr"), ("x86_64-pc-windows-msvc", "mxcsr"), ("riscv64", "")):
        module = machine.new_module()
        builder = ir.IRBuilder(ir.Function(module, ir.FunctionType(ir.VoidType(), []), "f").append_basic_block())
        flush(builder, triple)()
        builder.ret_void()
        llvm.parse_assembly(str(module)).verify()
        assert wanted in str(module)
        assert wanted or "call" not in str(module)


def test_the_width_of_vectors() -> None:
    assert machine.vector_bytes() in (16, 32, 64)


def test_several_threads_may_compile() -> None:
    """A module's types and names are its own."""
    formula, constants, point = SURFACES["rosenbrock"]
    found: list[np.ndarray] = []

    def work(name: str) -> None:
        compiled = Kernel(formula, CHAINS[name][0], "float64")
        start, knobs = start_of(point, 3, "float64"), per_run(CHAINS["SGD"][1], 3)
        found.append(compiled.record(compiled.start(start, knobs, constants), 5).loss)

    threads = [threading.Thread(target=work, args=("SGD",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(same_bits(found[0], other) for other in found)


def test_machine_code_outlives_its_module() -> None:
    module = machine.new_module()
    pointer = ir.PointerType()
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [pointer]), "put")
    builder = ir.IRBuilder(function.append_basic_block())
    builder.store(ir.Constant(ir.DoubleType(), 2.5), function.args[0])
    builder.ret_void()
    code = machine.MachineCode(module)
    put = code.function("put", [ctypes.c_void_p])
    del module, builder, function
    value = np.zeros(1)
    put(value.ctypes.data)
    assert value[0] == 2.5
