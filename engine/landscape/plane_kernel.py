"""The loss of a dense network on a plane as machine code: a few samples stay in a core's cache while all points pass.

The first layer's signal on a plane is that of the origin plus a and b times those of the directions; the kernel makes
that sum, the other layers' products (:mod:`engine.fused_nets.tiles`) and the loss for ``SAMPLES`` samples of one point
after another. Numbers are those of the tensors to rounding; a point's bits do not depend on its company.
"""

from __future__ import annotations

import ctypes
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from llvmlite import ir

from engine.fused.emit import DOUBLE, I64, POINTER, Lanes
from engine.fused.machine import MachineCode, new_module
from engine.fused.nest import Nest
from engine.fused_nets.activations import CURVES
from engine.fused_nets.design import LINE
from engine.fused_nets.losses import write_loss
from engine.fused_nets.tiles import Left, each, load, multiply_add, pointer_at, product, scalar, store
from engine.fused_nets.tracing import traced

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fused_nets.design import Design

SAMPLES = 64
"""Samples a tile: four vectors of 64 bytes in float32, the width of a product's tile."""
ADDRESSES = ("corners", "goals", "coordinates", "later", "work", "sums")


class PlaneKernel:
    """Losses of points of a plane, for one network and loss, from signals cut into tiles (:meth:`tiles`)."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self._code = MachineCode(_write(design))
        self._call = self._code.function("plane", [ctypes.c_void_p] + [ctypes.c_int64] * 2)

    def tiles(self, values: NDArray[Any]) -> NDArray[Any]:
        """``values`` ``(..., N)``, one column a sample, as ``(tiles, ..., SAMPLES)``, with zeros after the last."""
        count = values.shape[-1]
        wide = np.zeros((*values.shape[:-1], -(-count // SAMPLES) * SAMPLES), self.design.dtype)
        wide[..., :count] = values
        cut = wide.reshape(*values.shape[:-1], -1, SAMPLES)
        return np.ascontiguousarray(np.moveaxis(cut, -2, 0))

    def losses(
        self, corners: NDArray[Any], goals: NDArray[Any], samples: int, coordinates: NDArray[Any], later: NDArray[Any]
    ) -> NDArray[np.float64]:
        """Mean losses ``(M,)`` at ``coordinates`` ``(M, 2)``.

        ``corners`` ``(tiles, 3, H, SAMPLES)`` are the first layer's signals, bias included, of the origin and of both
        directions; ``goals`` ``(tiles, K, SAMPLES)`` targets, or class numbers with K = 1; ``samples`` how many
        there are. ``later`` ``(M, P)``: each point's parameters after the first layer. All in the working type.
        """
        dtype = np.dtype(self.design.dtype)
        coordinates, later = (np.ascontiguousarray(values, dtype) for values in (coordinates, later))
        sums = np.zeros(len(coordinates))
        work = np.zeros(self.design.work[""] + LINE // dtype.itemsize, dtype)
        begin = -_address(work) % LINE // dtype.itemsize
        arrays = corners, goals, coordinates, later, work[begin:], sums
        table = np.array([_address(array) for array in arrays], np.uint64)
        self._call(_address(table), len(coordinates), samples)
        return sums / samples


@lru_cache(maxsize=16)
def plane_kernel(design: Design) -> PlaneKernel:
    """The kernel for a network and its loss, made once a process (a tenth of a second); penalties are no part of it."""
    return PlaneKernel(replace(design, batch=SAMPLES, l1=0.0, l2=0.0))


def _address(array: NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])


def _write(design: Design) -> ir.Module:
    """The module with ``plane(table, points, samples)``; ``table`` holds the ADDRESSES."""
    module = new_module()
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [POINTER, I64, I64]), "plane")
    nest = Nest(Lanes(module, design.dtype, design.lanes), ir.IRBuilder(function.append_basic_block()))
    b, number = nest.b, nest.lanes.number
    table, points, samples = function.args
    at = {
        name: b.load(b.gep(table, [I64(place)], source_etype=POINTER), typ=POINTER, align=8)
        for place, name in enumerate(ADDRESSES)
    }
    hidden, outputs = design.widths[1], design.widths[-1]
    goals = 1 if design.loss == "cross_entropy" else outputs
    first = design.offsets[1][0] if design.depth > 1 else design.dimension

    def places(name: str, layer: int) -> Any:
        return pointer_at(nest, at["work"], design.work[f"{name}.{layer}"])

    def tile(start: Any) -> None:
        corners = b.gep(at["corners"], [b.mul(start, I64(3 * hidden))], source_etype=number)
        goal = b.gep(at["goals"], [b.mul(start, I64(goals))], source_etype=number)
        rest = b.sub(samples, start)
        count = b.select(b.icmp_signed("<", rest, I64(SAMPLES)), rest, I64(SAMPLES))

        def point(m: Any) -> None:
            spot = b.gep(at["coordinates"], [b.mul(m, I64(2))], source_etype=number)
            _combine(nest, design, corners, spot, places("standing", 1))
            own = b.gep(at["later"], [b.mul(m, I64(design.dimension - first))], source_etype=number)
            for layer in range(1, design.depth):
                weight, bias = (pointer_at(nest, own, offset - first) for offset in design.offsets[layer])
                _layer(nest, design, layer, weight, bias, places("standing", layer), places("standing", layer + 1))
            signals, scratch = places("standing", design.depth), places("delta", design.depth)
            loss = write_loss(nest, design, signals, scratch, goal, count)
            loss = loss if loss.type == DOUBLE else b.fpext(loss, DOUBLE)
            place = b.gep(at["sums"], [m], source_etype=DOUBLE)
            held = b.load(place, typ=DOUBLE, align=8)
            b.store(b.fadd(held, b.fmul(loss, b.sitofp(count, DOUBLE))), place, align=8)

        each(nest, points, 1, point)

    each(nest, samples, SAMPLES, tile)
    b.ret_void()
    return module


def _activated(nest: Nest, design: Design, layer: int, value: Any) -> Any:
    curve = CURVES.get(design.activations[layer])
    return value if curve is None else traced(nest, curve.value, value)


def _combine(nest: Nest, design: Design, corners: Any, spot: Any, target: Any) -> None:
    """The first layer's outputs ``(H, SAMPLES)`` at the two coordinates that stand at ``spot``."""
    size = design.widths[1] * SAMPLES
    a, c = (scalar(nest, spot, I64(axis)) for axis in range(2))
    origin, along, across = (pointer_at(nest, corners, corner * size) for corner in range(3))

    def part(k: Any) -> None:
        value = multiply_add(nest, a, load(nest, along, k), load(nest, origin, k))
        value = multiply_add(nest, c, load(nest, across, k), value)
        store(nest, _activated(nest, design, 0, value), target, k)

    each(nest, I64(size), design.lanes, part)


def _layer(nest: Nest, design: Design, layer: int, weight: Any, bias: Any, before: Any, after: Any) -> None:
    """The outputs of a later layer, from ``before`` ``(fan_in, SAMPLES)``."""
    fan_in, fan_out = design.widths[layer : layer + 2]

    def finish(value: Any, m: Any, n: Any, _: int) -> None:
        where = nest.b.add(nest.b.mul(m, I64(SAMPLES)), nest.b.mul(n, I64(design.lanes)))
        store(nest, _activated(nest, design, layer, value), after, where)

    begin = (lambda m: scalar(nest, bias, m)) if design.bias else None
    shape = (fan_out, fan_in, SAMPLES // design.lanes)
    product(nest, Left(weight, fan_in, 1), before, SAMPLES, shape, begin, finish)
