"""Compiled products with the Hessian of a dense network's loss: one evaluation, then any number of products."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from llvmlite import ir

from engine.fused.emit import I32, I64, POINTER, Lanes
from engine.fused.machine import MachineCode, new_module
from engine.fused.nest import Nest
from engine.fused_nets.design import LINE
from engine.fused_nets.tangent import Tangent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fused_nets.design import Design
    from engine.fused_nets.kernel import Material

ADDRESSES = ("parameters", "inputs", "targets", "index", "vector", "work")


class HessianKernel:
    """Machine code for one network, loss and batch size, made in a few tenths of a second; see :meth:`at`."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self._code = MachineCode(_module(design))
        kind = [ctypes.c_void_p, ctypes.c_int64]
        self.prepare, self.multiply = (self._code.function(name, kind) for name in ("prepare", "multiply"))

    def at(self, parameters: NDArray[Any], material: Material, batch: NDArray[Any]) -> HessianProducts:
        """The Hessians at ``parameters`` ``(R, D)`` of the loss of the samples with the numbers ``batch``."""
        return HessianProducts(self, parameters, material, batch)


class HessianProducts:
    """``gradient`` ``(R, D)``, and :meth:`product`; row by row the same bits in any company."""

    def __init__(
        self, kernel: HessianKernel, parameters: NDArray[Any], material: Material, batch: NDArray[Any]
    ) -> None:
        design, dtype = kernel.design, np.dtype(kernel.design.dtype)
        self.kernel, self.count = kernel, len(batch)
        self.place = np.ascontiguousarray(parameters, dtype)
        self.gradient = np.empty_like(self.place)
        self._index = np.zeros(design.padded(design.batch), np.int32)
        self._index[: len(batch)] = batch
        self._vector = np.zeros(design.dimension, dtype)
        self._held, self._runs = material, []
        offset = design.work["gradient"]
        for row in range(len(self.place)):
            raw = np.empty(design.work[""] + LINE // dtype.itemsize, dtype)
            work = raw[-_address(raw) % LINE // dtype.itemsize :]
            arrays = self.place[row], material.inputs, material.targets, self._index, self._vector, work
            table = np.array([_address(array) for array in arrays], np.uint64)
            image = work[offset : offset + design.dimension]
            kernel.prepare(_address(table), self.count)
            self.gradient[row] = image + _penalty_slope(design, self.place[row])
            self._runs.append((_address(table), table, image, work))

    def product(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """H v ``(R, D)`` for ``vectors`` ``(R, D)``."""
        found = np.empty_like(self.place)
        for row, (address, _, image, _) in enumerate(self._runs):
            self._vector[:] = vectors[row]
            self.kernel.multiply(address, self.count)
            found[row] = image
        if self.kernel.design.l2:
            found += self.kernel.design.l2 * vectors
        return found


def _penalty_slope(design: Design, place: NDArray[Any]) -> Any:
    return design.l1 * np.sign(place) + design.l2 * place if design.l1 or design.l2 else 0.0


@lru_cache(maxsize=16)
def hessian_kernel(design: Design) -> HessianKernel:
    """The kernel of a design, kept."""
    return HessianKernel(replace(design, curved=True))


def _module(design: Design) -> ir.Module:
    """The functions ``prepare(table, count)`` and ``multiply(table, count)``; ``table`` holds the ADDRESSES."""
    module = new_module()
    lanes = Lanes(module, design.dtype, design.lanes)
    for name in ("prepare", "multiply"):
        function = ir.Function(module, ir.FunctionType(ir.VoidType(), [POINTER, I64]), name)
        nest = Nest(lanes, ir.IRBuilder(function.append_basic_block()))
        b, (table, count) = nest.b, function.args
        at = {
            key: b.load(b.gep(table, [I64(place)], source_etype=POINTER), typ=POINTER, align=8)
            for place, key in enumerate(ADDRESSES)
        }
        tangent = Tangent(nest, design, at["parameters"], at["work"])
        if name == "prepare":
            tangent.gather(at["inputs"], at["targets"], b.gep(at["index"], [I64(0)], source_etype=I32))
            tangent.forward()
            tangent.loss(count)
            tangent.backward(count)
        else:
            tangent.product(at["vector"], count)
        b.ret_void()
    return module


def _address(array: NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])
