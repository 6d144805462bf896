"""Loops over lanes and steps, and the memory they touch, as LLVM instructions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from llvmlite import ir

from engine.fused.emit import DOUBLE, FLOAT, I1, I32, I64, POINTER, Lanes

Body = Callable[[Any, list[Any]], tuple[list[Any], Any]]


class Nest:
    """A builder of nested loops; ``b`` is the instruction builder, at the place where the next one goes."""

    def __init__(self, lanes: Lanes, b: ir.IRBuilder) -> None:
        self.lanes, self.b = lanes, b

    def loop(self, begin: Any, end: Any, stride: int, body: Body, carried: Sequence[Any]) -> list[Any]:
        """``for i in range(begin, end, stride)``; answers the carried values after the last turn.

        ``body(i, values)`` answers the new values, and a flag whether to go on (None: always).
        """
        b, function = self.b, self.b.function
        before, inside, after = b.block, function.append_basic_block(), function.append_basic_block()
        b.cbranch(b.icmp_signed("<", begin, end), inside, after)
        b.position_at_end(inside)
        index, values = b.phi(I64), [b.phi(value.type) for value in carried]
        new, go_on = body(index, values)
        following = b.add(index, I64(stride))
        more = b.icmp_signed("<", following, end)
        latch = b.block
        b.cbranch(more if go_on is None else b.and_(more, go_on), inside, after)
        for phi, first, last in zip([index, *values], [begin, *carried], [following, *new], strict=True):
            phi.add_incoming(first, before)
            phi.add_incoming(last, latch)
        b.position_at_end(after)
        return self._joined(before, carried, latch, new)

    def unless(self, flag: Any, values: Sequence[Any], otherwise: Callable[[], list[Any]]) -> list[Any]:
        """``values``, or where ``flag`` is set those that the code written by ``otherwise`` computes."""
        b, function = self.b, self.b.function
        before, again, after = b.block, function.append_basic_block(), function.append_basic_block()
        b.cbranch(flag, again, after)
        b.position_at_end(again)
        others = otherwise()
        end = b.block
        b.branch(after)
        b.position_at_end(after)
        return self._joined(before, values, end, others)

    def _joined(self, one: Any, ones: Sequence[Any], other: Any, others: Sequence[Any]) -> list[Any]:
        joined = []
        for first, second in zip(ones, others, strict=True):
            joined.append(self.b.phi(first.type))
            joined[-1].add_incoming(first, one)
            joined[-1].add_incoming(second, other)
        return joined

    def mask(self, lane: Any, end: Any) -> Any:
        """Which of the lanes from ``lane`` on are before ``end``."""
        if self.lanes.count == 1:
            return I1(1)
        numbers = ir.Constant(self.lanes.of(I64), [I64(i) for i in range(self.lanes.count)])
        return self.b.icmp_signed("<", numbers, self.lanes.splat(self.b, self.b.sub(end, lane)))

    def load(self, pointer: Any, offset: Any, plain: Any, mask: Any = None) -> Any:
        """Numbers of the type ``plain`` from ``offset`` on, one a lane; 0 where ``mask`` is not set."""
        place, type_, size = self.b.gep(pointer, [offset], source_etype=plain), self.lanes.of(plain), _bytes(plain)
        if mask is None or self.lanes.count == 1:
            return self.b.load(place, typ=type_, align=size)
        load = self.lanes.intrinsic("masked.load", type_, [POINTER, I32, mask.type, type_], type_, POINTER)
        return self.b.call(load, [place, I32(size), mask, self.lanes.constant(0, type_)])

    def gather(self, pointer: Any, offset: Any, columns: Any, plain: Any) -> Any:
        """One number a lane, from ``offset`` plus the lane's own of ``columns``."""
        found = ir.Constant(self.lanes.of(plain), ir.Undefined)
        for lane in range(self.lanes.count):
            column = self.b.zext(self.b.extract_element(columns, I32(lane)), I64)
            place = self.b.gep(pointer, [self.b.add(offset, column)], source_etype=plain)
            found = self.b.insert_element(found, self.b.load(place, typ=plain, align=_bytes(plain)), I32(lane))
        return found

    def store(self, value: Any, pointer: Any, offset: Any, plain: Any, mask: Any) -> None:
        """The other way; float32 values go into float64 memory as they are."""
        if plain == DOUBLE and self.lanes.number == FLOAT and value.type == self.lanes.real:
            value = self.b.fpext(value, self.lanes.of(DOUBLE))
        place, size = self.b.gep(pointer, [offset], source_etype=plain), _bytes(plain)
        if self.lanes.count == 1:
            self.b.store(value, place, align=size)
            return
        store = self.lanes.intrinsic(
            "masked.store", ir.VoidType(), [value.type, POINTER, I32, mask.type], value.type, POINTER
        )
        self.b.call(store, [value, place, I32(size), mask])


def _bytes(plain: Any) -> int:
    return 4 if plain in (FLOAT, I32) else 8
