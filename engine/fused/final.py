"""The compiled loop of a map: only what is left at the end is written.

Steps are made in stretches without looking at the numbers; a stretch in which a run stopped being
finite, or came to the tolerance, is gone through again step by step, as is the row after the last
step. (Measured: looking at every step costs a third to a half of the speed.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.fused.emit import I32, I64

if TYPE_CHECKING:
    from engine.fused.loops import LoopWriter

FIGURES = ("loss", "lowest", "diverged_at", "reached_at")
STRETCH = 64  # steps


def final_block(w: LoopWriter, lane: Any) -> None:
    """All steps of the lanes from ``lane`` on, in stretches."""
    b, size = w.b, w.dimension
    mask, inputs = w.nest.mask(lane, w.last), w.inputs(lane)
    held = [w.load(name, lane, mask=mask) for name in w.held]
    figures = [w.load(name, lane, mask=mask) for name in FIGURES]
    alive = b.and_(mask, b.icmp_signed("<", figures[2], w.lanes.constant(0, figures[2].type)))

    def stretch(_: Any, carried: list[Any]) -> tuple[list[Any], Any]:
        start, carried = carried[0], carried[1:]
        stop = b.add(start, I64(STRETCH))
        stop = b.select(b.icmp_signed("<", stop, w.steps), stop, w.steps)
        last = b.icmp_signed("==", start, w.steps)
        blind, trouble = _blind(w, lane, start, stop, carried, inputs)
        after = w.nest.unless(b.or_(trouble, last), blind, lambda: _looking(w, lane, start, stop, carried, inputs))
        return [stop, *after], b.and_(b.not_(last), w.lanes.any(b, after[0]))

    ended = w.nest.loop(I64(0), I64(1 << 62), 1, stretch, [I64(0), alive, *held, *held[:size], *figures])
    _, held, _, figures = _parts(w, ended[1:])
    for name, value in zip([*w.held, *FIGURES], [*held, *figures], strict=True):
        w.store(value, name, lane, mask)


def _parts(w: LoopWriter, carried: list[Any]) -> tuple[Any, list[Any], list[Any], list[Any]]:
    """Which lanes go on, held values, the parameters one row earlier, figures."""
    count = 1 + len(w.held)
    return carried[0], carried[1:count], carried[count : count + w.dimension], carried[count + w.dimension :]


def _blind(
    w: LoopWriter, lane: Any, start: Any, stop: Any, carried: list[Any], inputs: dict[str, Any]
) -> tuple[list[Any], Any]:
    """The carried values after the steps of a stretch, and whether they cannot be trusted."""
    b, size, count = w.b, w.dimension, len(w.held)
    alive, held, earlier, (last, lowest, diverged_at, reached_at) = _parts(w, carried)
    zero = w.lanes.constant(0.0, w.lanes.real)

    def step(t: Any, now: list[Any]) -> tuple[list[Any], None]:
        held, (_, total, least) = now[:count], now[count + size :]
        loss, gradient = w.evaluate(held, inputs, lane, t)
        new = w.updated(held, gradient, inputs, lane, t)
        # a sum once infinite or NaN stays so; if finite losses overflow it, the stretch is merely done twice
        least = b.select(b.fcmp_ordered("<", loss, least), loss, least)
        return [*new, *held[:size], loss, b.fadd(total, loss), least], None

    new = w.nest.loop(start, stop, 1, step, [*held, *earlier, last, zero, lowest])
    after, before, (loss, total, least) = new[:count], new[count : count + size], new[count + size :]
    finite = _finite(w, [total, *after[:size]])  # parameters that stopped being finite stay so
    none = b.icmp_signed("<", reached_at, w.lanes.constant(0, reached_at.type))
    reached = b.and_(none, b.fcmp_ordered("<=", least, inputs["tolerance"]))
    trouble = w.lanes.any(b, b.and_(alive, b.or_(b.not_(finite), reached)))
    after[:size] = _where(w, alive, after[:size], held[:size])
    figures = [b.select(alive, loss, last), b.select(alive, least, lowest), diverged_at, reached_at]
    return [alive, *after, *_where(w, alive, before, earlier), *figures], trouble


def _looking(w: LoopWriter, lane: Any, start: Any, stop: Any, carried: list[Any], inputs: dict[str, Any]) -> list[Any]:
    """The carried values after a stretch (or, at the end, after the last row), every run stopped at
    the last row where it was finite.
    """
    b, size = w.b, w.dimension

    def step(t: Any, now: list[Any]) -> tuple[list[Any], None]:
        alive, held, earlier, figures = _parts(w, now)
        loss, gradient = w.evaluate(held, inputs, lane, t)
        alive, figures = _judge(w, alive, loss, held[:size], figures, b.add(w.first_step, t), inputs)
        held[:size] = _where(w, alive, held[:size], earlier)
        more = b.icmp_signed("<", t, w.steps)
        new = w.nest.unless(more, held, lambda: w.updated(held, gradient, inputs, lane, t))
        new[:size] = _where(w, alive, new[:size], held[:size])
        return [alive, *new, *held[:size], *figures], None

    following = b.add(start, I64(1))
    stop = b.select(b.icmp_signed(">", stop, following), stop, following)
    return w.nest.loop(start, stop, 1, step, carried)


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
    last, lowest, diverged_at, reached_at = figures
    number = lanes.splat(b, b.trunc(row, I32))
    finite = _finite(w, [loss, *parameters])
    last = b.select(alive, loss, last)
    diverged_at = b.select(b.and_(alive, b.not_(finite)), number, diverged_at)
    alive = b.and_(alive, finite)
    lowest = b.select(b.and_(alive, b.fcmp_ordered("<", loss, lowest)), loss, lowest)
    none = b.icmp_signed("<", reached_at, lanes.constant(0, reached_at.type))
    there = b.and_(alive, b.fcmp_ordered("<=", loss, inputs["tolerance"]))
    reached_at = b.select(b.and_(there, none), number, reached_at)
    return alive, [last, lowest, diverged_at, reached_at]
