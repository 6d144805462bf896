"""The functions of :mod:`engine.fused.functions` on whole arrays and CPU tensors: the very code of kernels."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from llvmlite import ir

from engine.fused import functions
from engine.fused.emit import I64, POINTER, Lanes, emit
from engine.fused.machine import MachineCode, new_module, vector_bytes
from engine.fused.nest import Nest
from engine.fused.trace import Program

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor


@cache
def _compiled(name: str, dtype: str) -> tuple[Any, MachineCode]:
    program = Program()
    answer = getattr(functions, name)(program.input("value"))
    module = new_module()
    lanes = Lanes(module, dtype, vector_bytes() // np.dtype(dtype).itemsize)
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [POINTER, POINTER, I64]), "apply")
    nest = Nest(lanes, ir.IRBuilder(function.append_basic_block()))
    source, target, count = function.args

    def block(lane: Any, _: Any) -> tuple[list[Any], None]:
        mask = nest.mask(lane, count)
        value = nest.load(source, lane, lanes.number, mask)
        nest.store(emit(lanes, nest.b, program, {"value": value})[answer.index], target, lane, lanes.number, mask)
        return [], None

    nest.loop(I64(0), count, lanes.count, block, [])
    nest.b.ret_void()
    code = MachineCode(module)
    return code.function("apply", [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64]), code


def applied(name: str, value: NDArray[Any]) -> NDArray[Any]:
    """The function of every element of a float32 or float64 array; needs no torch."""
    call, _ = _compiled(name, value.dtype.name)
    value = np.ascontiguousarray(value)
    result = np.empty_like(value)
    call(value.ctypes.data, result.ctypes.data, value.size)
    return result


def apply(name: str, value: Tensor) -> Tensor:
    """The function of every element of a float32 or float64 CPU tensor, in the same memory order."""
    import torch

    call, _ = _compiled(name, str(value.dtype).removeprefix("torch."))
    result = torch.empty_like(value)
    if result.stride() != value.stride():
        value = value.contiguous()
        result = torch.empty_like(value)
    call(value.data_ptr(), result.data_ptr(), value.numel())
    return result
