"""The compiled loop of a map: only what is left at the end is written.

Steps are made in stretches without looking at the numbers, only at those of the row in which a stretch ends;
one in which a run stopped being finite, or came to the tolerance, is gone through again step by step.
(Measured: looking at every step costs a third to a half of the speed.)

Figures are, in this order, ``loss`` and ``diverged_at``, and where losses are watched ``lowest`` and ``reached_at``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.fused.emit import I32, I64

if TYPE_CHECKING:
    from engine.fused.loops import LoopWriter

SHORTEST, LONGEST = 16, 256
"""Steps of the first stretch and of the longest ones; between them each doubles what has been made (most runs that
diverge do so early, and a stretch done twice should cost no more than all before it)."""


def final_block(w: LoopWriter, lane: Any) -> None:
    """All steps of the lanes from ``lane`` on, in stretches; the first one has no step: it judges where runs begin."""
    b = w.b
    mask, inputs = w.nest.mask(lane, w.last), w.inputs(lane)
    held = [w.load(name, lane, mask=mask) for name in w.held]
    figures = [w.load(name, lane, mask=mask) for name in w.figures]
    alive = b.and_(mask, b.icmp_signed("<", figures[1], w.lanes.constant(0, figures[1].type)))

    def stretch(turn: Any, carried: list[Any]) -> tuple[list[Any], Any]:
        start, carried = carried[0], carried[1:]
        first = b.icmp_signed("==", turn, I64(0))
        length = _smaller(b, b.select(b.icmp_signed("<", start, I64(SHORTEST)), I64(SHORTEST), start), I64(LONGEST))
        stop = b.select(first, start, _smaller(b, b.add(start, length), w.steps))
        blind, trouble = _blind(w, lane, start, stop, carried, inputs)
        after = w.nest.unless(b.or_(trouble, first), blind, lambda: _looking(w, lane, start, stop, carried, inputs))
        return [stop, *after], b.and_(b.icmp_signed("<", stop, w.steps), w.lanes.any(b, after[0]))

    ended = w.nest.loop(I64(0), I64(1 << 62), 1, stretch, [I64(0), alive, *held, *figures])
    for name, value in zip([*w.held, *w.figures], ended[2:], strict=True):
        w.store(value, name, lane, mask)


def _smaller(b: Any, one: Any, other: Any) -> Any:
    return b.select(b.icmp_signed("<", one, other), one, other)


def _blind(
    w: LoopWriter, lane: Any, start: Any, stop: Any, carried: list[Any], inputs: dict[str, Any]
) -> tuple[list[Any], Any]:
    """The carried values at row ``stop``, and whether they cannot be trusted.

    Carried are which lanes go on, what they hold, and their figures; all at a row that has been judged.
    """
    b, size, count = w.b, w.dimension, len(w.held)
    alive, held, figures = carried[0], carried[1 : 1 + count], carried[1 + count :]
    zero, looks = w.lanes.constant(0.0, w.lanes.real), w.shape.watched or not w.shape.fast

    def seen(loss: Any, sums: list[Any]) -> list[Any]:
        """A sum once infinite or NaN stays so; if finite losses overflow it, the stretch is merely done twice."""
        sums = [b.fadd(sums[0], loss), *sums[1:]]
        return [sums[0], b.select(b.fcmp_ordered("<", loss, sums[1]), loss, sums[1])] if w.shape.watched else sums

    def step(t: Any, now: list[Any]) -> tuple[list[Any], None]:
        loss, gradient = w.evaluate(now[:count], inputs, lane, t)
        sums = seen(loss, now[count:]) if looks else now[count:]
        return [*w.updated(now[:count], gradient, inputs, lane, t), *sums], None

    new = w.nest.loop(start, stop, 1, step, [*held, zero, *figures[2:3]])
    after = new[:count]
    loss, _ = w.evaluate(after, inputs, lane, stop)
    total, *least = seen(loss, new[count:])
    trouble = b.not_(_finite(w, [total, *after[:size]]))  # parameters that stopped being finite stay so
    if w.shape.watched:
        none = b.icmp_signed("<", figures[3], w.lanes.constant(0, figures[3].type))
        trouble = b.or_(trouble, b.and_(none, b.fcmp_ordered("<=", least[0], inputs["tolerance"])))
    after[:size] = _where(w, alive, after[:size], held[:size])
    figures = [*_where(w, alive, [loss], figures[:1]), figures[1], *_where(w, alive, least, figures[2:3]), *figures[3:]]
    return [alive, *after, *figures], w.lanes.any(b, b.and_(alive, trouble))


def _looking(w: LoopWriter, lane: Any, start: Any, stop: Any, carried: list[Any], inputs: dict[str, Any]) -> list[Any]:
    """The carried values at row ``stop``, every run stopped at the last row where it was finite."""
    b, size, count = w.b, w.dimension, len(w.held)

    def step(t: Any, now: list[Any]) -> tuple[list[Any], None]:
        alive, held, earlier, figures = (
            now[0],
            now[1 : 1 + count],
            now[1 + count : 1 + count + size],
            now[1 + count + size :],
        )
        loss, gradient = w.evaluate(held, inputs, lane, t)
        alive, figures = _judge(w, alive, loss, held[:size], figures, b.add(w.first_step, t), inputs)
        held[:size] = _where(w, alive, held[:size], earlier)
        new = w.nest.unless(b.icmp_signed("<", t, stop), held, lambda: w.updated(held, gradient, inputs, lane, t))
        new[:size] = _where(w, alive, new[:size], held[:size])
        return [alive, *new, *held[:size], *figures], None

    begin = [*carried[: 1 + count], *carried[1 : 1 + size], *carried[1 + count :]]
    ended = w.nest.loop(start, b.add(stop, I64(1)), 1, step, begin)
    return [*ended[: 1 + count], *ended[1 + count + size :]]


def _where(w: LoopWriter, alive: Any, yes: Sequence[Any], no: Sequence[Any]) -> list[Any]:
    return [w.b.select(alive, one, other) for one, other in zip(yes, no, strict=True)]


def _finite(w: LoopWriter, values: Sequence[Any]) -> Any:
    """The lanes in which all of ``values`` are finite."""
    b, lanes = w.b, w.lanes
    infinite, finite = lanes.constant(float("inf"), lanes.real), None
    for value in values:
        size = b.call(lanes.intrinsic("fabs", lanes.real, [lanes.real], lanes.real), [value])
        below = b.fcmp_ordered("<", size, infinite)
        finite = below if finite is None else b.and_(finite, below)
    return finite


def _judge(
    w: LoopWriter, alive: Any, loss: Any, parameters: list[Any], figures: list[Any], row: Any, inputs: dict[str, Any]
) -> tuple[Any, list[Any]]:
    """Which lanes are still finite at ``row``, and their figures so far."""
    b, lanes = w.b, w.lanes
    number = lanes.splat(b, b.trunc(row, I32))
    finite = _finite(w, [loss, *parameters])
    last = b.select(alive, loss, figures[0])
    diverged_at = b.select(b.and_(alive, b.not_(finite)), number, figures[1])
    alive = b.and_(alive, finite)
    if not w.shape.watched:
        return alive, [last, diverged_at]
    lowest, reached_at = figures[2:]
    lowest = b.select(b.and_(alive, b.fcmp_ordered("<", loss, lowest)), loss, lowest)
    none = b.icmp_signed("<", reached_at, lanes.constant(0, reached_at.type))
    there = b.and_(alive, b.fcmp_ordered("<=", loss, inputs["tolerance"]))
    reached_at = b.select(b.and_(there, none), number, reached_at)
    return alive, [last, diverged_at, lowest, reached_at]
