"""The processor's mode in which numbers below the smallest normal one count as zero.

Such numbers are slow on many processors (ten times and more), and runs that have converged are full of
them. The mode belongs to the thread, so a kernel sets it when it is entered and puts it back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import llvmlite.binding as llvm
from llvmlite import ir

from engine.fused.emit import I32, I64, POINTER

ZERO_BOTH = 0x8040  # MXCSR: results flush to zero, operands are zero
FLUSH_TO_ZERO = 1 << 24  # FPCR


def flush(b: ir.IRBuilder, triple: str = "") -> Callable[[], None]:
    """Writes the change of mode; the answer writes the way back. Nothing on processors without it."""
    processor = (triple or llvm.get_process_triple()).partition("-")[0]
    if processor in ("x86_64", "i686"):
        mode = b.alloca(I32)
        save, change = (_intrinsic(b, f"llvm.x86.sse.{name}mxcsr", ir.VoidType(), [POINTER]) for name in ("st", "ld"))
        b.call(save, [mode])
        before = b.load(mode, typ=I32)

        def set_mode(value: Any) -> None:
            b.store(value, mode)
            b.call(change, [mode])

        set_mode(b.or_(before, I32(ZERO_BOTH)))
        return lambda: set_mode(before)
    if processor in ("aarch64", "arm64"):
        change = _intrinsic(b, "llvm.aarch64.set.fpcr", ir.VoidType(), [I64])
        earlier = b.call(_intrinsic(b, "llvm.aarch64.get.fpcr", I64, []), [])
        b.call(change, [b.or_(earlier, I64(FLUSH_TO_ZERO))])
        return lambda: b.call(change, [earlier])
    return lambda: None


def _intrinsic(b: ir.IRBuilder, name: str, answer: Any, arguments: list[Any]) -> ir.Function:
    return ir.Function(b.module, ir.FunctionType(answer, arguments), name)
