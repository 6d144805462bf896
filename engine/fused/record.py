"""The compiled loop of an experiment: every row is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.fused.emit import I64

if TYPE_CHECKING:
    from engine.fused.loops import LoopWriter


def record_block(w: LoopWriter, lane: Any) -> None:
    """All steps of the lanes from ``lane`` on; row t shows them after t updates."""
    mask, inputs = w.nest.mask(lane, w.last), w.inputs(lane)
    held = [w.load(name, lane, mask=mask) for name in w.held]

    def step(t: Any, held: list[Any]) -> tuple[list[Any], None]:
        loss, gradient = w.evaluate(held, inputs, lane, t)
        _write_row(w, t, lane, mask, loss, gradient, held)
        more = w.b.icmp_signed("<", t, w.steps)
        return w.nest.unless(more, held, lambda: w.updated(held, gradient, inputs, lane, t)), None

    ended = w.nest.loop(I64(0), w.b.add(w.steps, I64(1)), 1, step, held)
    for name, value in zip(w.held, ended, strict=True):
        w.store(value, name, lane, mask)


def _write_row(w: LoopWriter, row: Any, lane: Any, mask: Any, loss: Any, gradient: list[Any], held: list[Any]) -> None:
    b = w.b
    total = b.fmul(gradient[0], gradient[0])
    for part in gradient[1:]:
        total = b.fadd(total, b.fmul(part, part))
    norm = b.call(w.lanes.intrinsic("sqrt", total.type, [total.type], total.type), [total])
    w.store(loss, "row.loss", lane, mask, row)
    w.store(norm, "row.grad_norm", lane, mask, row)
    for d in range(w.dimension):
        w.store(held[d], f"row.x{d}", lane, mask, row)
