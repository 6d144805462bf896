"""Matrix products and transpositions of fixed sizes, as LLVM vector code.

A product keeps a tile of the result (some rows, some vectors wide) in registers while it runs over the inner
dimension: one load per vector and one broadcast per row feed a multiply-add for every pair. Sizes are known when the
code is written, so there is no packing, no edge case at run time and no library. Each element is summed in order
over the inner dimension, one fused multiply-add at a time: the same bits whatever the width of the vectors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from llvmlite import ir

from engine.fused.emit import I1, I32, I64
from engine.fused.machine import fuses, vector_bytes

if TYPE_CHECKING:
    from engine.fused.emit import Lanes
    from engine.fused.nest import Nest

WIDE_TILE = (6, 4)  # rows, vectors: 24 of 32 registers of 64 bytes
NARROW_TILE = (4, 2)  # 8 of 16 registers
Finish = Callable[[Any, Any, Any, int], None]


@dataclass(frozen=True)
class Left:
    """The left factor: element (m, k) lies at ``m * row + k * inner`` from ``pointer``, in elements."""

    pointer: Any
    row: int
    inner: int


def each(nest: Nest, end: Any, stride: int, body: Callable[[Any], None]) -> None:
    """``for i in range(0, end, stride): body(i)``."""

    def turn(i: Any, _: list[Any]) -> tuple[list[Any], None]:
        body(i)
        return [], None

    nest.loop(I64(0), end, stride, turn, [])


def load(nest: Nest, pointer: Any, offset: Any) -> Any:
    """A vector from ``offset`` elements on."""
    return nest.load(pointer, offset, nest.lanes.number)


def store(nest: Nest, value: Any, pointer: Any, offset: Any, valid: int | None = None) -> None:
    """A vector, or its first ``valid`` lanes."""
    lanes = nest.lanes
    if valid is None or valid >= lanes.count:
        place = nest.b.gep(pointer, [offset], source_etype=lanes.number)
        nest.b.store(value, place, align=lanes.dtype.itemsize)
    else:
        nest.store(value, pointer, offset, lanes.number, first(lanes, valid))


def first(lanes: Lanes, valid: int) -> Any:
    """A mask of the first ``valid`` lanes."""
    return ir.Constant(lanes.flag, [I1(int(lane < valid)) for lane in range(lanes.count)])


def scalar(nest: Nest, pointer: Any, offset: Any) -> Any:
    """One number, in every lane."""
    plain = nest.lanes.number
    place = nest.b.gep(pointer, [offset], source_etype=plain)
    return nest.lanes.splat(nest.b, nest.b.load(place, typ=plain, align=nest.lanes.dtype.itemsize))


def multiply_add(nest: Nest, a: Any, b: Any, c: Any) -> Any:
    """a·b + c, rounded once where the processor can."""
    if not fuses():
        return nest.b.fadd(nest.b.fmul(a, b), c)
    real = nest.lanes.real
    return nest.b.call(nest.lanes.intrinsic("fma", real, [real] * 3, real), [a, b, c])


def product(
    nest: Nest,
    left: Left,
    right: Any,
    leap: int,
    shape: tuple[int, Any, int],
    begin: Callable[[Any], Any] | None,
    finish: Finish,
) -> None:
    """``left`` (M × K) times ``right`` (K × N vectors, rows ``leap`` elements apart); ``shape`` = (M, K, N).

    K may be a number known at run time only. ``begin(m)`` gives the vector that row m starts from (None: 0).
    ``finish(value, m, n, vectors)`` takes the sums of row m at vector n; N is counted in vectors.
    """
    rows, inner, vectors = shape
    tall, broad = WIDE_TILE if vector_bytes() == 64 else NARROW_TILE
    wide = nest.lanes.count

    def block(m0: Any, n0: Any, height: int, width: int) -> None:
        b = nest.b
        places = [b.add(m0, I64(m)) for m in range(height)]
        starts = [begin(place) if begin else nest.lanes.constant(0.0, nest.lanes.real) for place in places]
        offsets = [b.mul(place, I64(left.row)) for place in places]
        column = b.mul(n0, I64(wide))

        def turn(k: Any, sums: list[Any]) -> tuple[list[Any], None]:
            line = b.add(column, b.mul(k, I64(leap)))
            found = [load(nest, right, b.add(line, I64(n * wide))) for n in range(width)]
            step = b.mul(k, I64(left.inner))
            new = []
            for m in range(height):
                factor = scalar(nest, left.pointer, b.add(offsets[m], step))
                new += [multiply_add(nest, factor, found[n], sums[m * width + n]) for n in range(width)]
            return new, None

        sums = [starts[m] for m in range(height) for _ in range(width)]
        sums = nest.loop(I64(0), inner if not isinstance(inner, int) else I64(inner), 1, turn, sums)
        for m in range(height):
            for n in range(width):
                finish(sums[m * width + n], places[m], b.add(n0, I64(n)), n)

    def across(n0: Any, width: int) -> None:
        whole = rows // tall * tall
        if whole:
            each(nest, I64(whole), tall, lambda m: block(m, n0, tall, width))
        if rows > whole:
            block(I64(whole), n0, rows - whole, width)

    whole = vectors // broad * broad
    if whole:
        each(nest, I64(whole), broad, lambda n: across(n, broad))
    if vectors > whole:
        across(I64(whole), vectors - whole)


def transpose(
    nest: Nest, source: Any, source_leap: int, target: Any, target_leap: int, blocks: tuple[int, int]
) -> None:
    """Writes the transpose of ``source``, ``blocks`` = (down, along) squares of one vector's width each."""
    wide = nest.lanes.count
    down, along = blocks

    def square(i: Any, j: Any) -> None:
        b = nest.b
        rows = [load(nest, source, b.add(b.mul(b.add(i, I64(r)), I64(source_leap)), j)) for r in range(wide)]
        for r, value in enumerate(_turned(nest, rows)):
            store(nest, value, target, b.add(b.mul(b.add(j, I64(r)), I64(target_leap)), i))

    def line(i: Any) -> None:
        each(nest, I64(along * wide), wide, lambda j: square(i, j))

    each(nest, I64(down * wide), wide, line)


def _turned(nest: Nest, rows: list[Any]) -> list[Any]:
    """The transposed square: log2(width) rounds in which pairs of rows exchange half their blocks."""
    wide, b = len(rows), nest.b
    size = wide // 2
    while size:
        new = list(rows)
        low = [lane if not lane & size else wide + (lane ^ size) for lane in range(wide)]
        high = [lane | size if not lane & size else wide + lane for lane in range(wide)]
        for place in range(wide):
            if not place & size:
                pair = rows[place], rows[place | size]
                new[place] = b.shuffle_vector(*pair, ir.Constant(ir.VectorType(I32, wide), low))
                new[place | size] = b.shuffle_vector(*pair, ir.Constant(ir.VectorType(I32, wide), high))
        rows, size = new, size // 2
    return rows


def total(nest: Nest, value: Any) -> Any:
    """The sum of all lanes, halved again and again: a plain number."""
    b, wide = nest.b, nest.lanes.count
    while wide > 1:
        wide //= 2
        undefined = ir.Constant(value.type, ir.Undefined)
        parts = [
            b.shuffle_vector(
                value, undefined, ir.Constant(ir.VectorType(I32, wide), [half * wide + i for i in range(wide)])
            )
            for half in range(2)
        ]
        value = b.fadd(*parts)
    return b.extract_element(value, I32(0))


def pointer_at(nest: Nest, pointer: Any, offset: int) -> Any:
    """``pointer`` moved on by ``offset`` elements."""
    return nest.b.gep(pointer, [I64(offset)], source_etype=nest.lanes.number) if offset else pointer
