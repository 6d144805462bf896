"""The learning rate is too large for the curvature: λ₁ is over the limit of stability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report.cause import Cause, Change, Finding

if TYPE_CHECKING:
    from engine.report.scene import Scene

MARGIN = 1.05
"""Of a spike: networks hover this near to the limit for long (edge of stability). A run that diverges was over it."""
SAFE = 0.7


def find(scene: Scene) -> Finding | None:
    look = scene.worst
    margin = 1.0 if scene.trouble.kind == "divergence" else MARGIN
    if look is None or look.over_limit is None or look.over_limit <= margin:
        return None
    over, lr = look.over_limit, float(look.spec.runs[scene.run].optimizer["lr"])
    weighed = look.case is not None and look.case.weighed
    which = "the preconditioned sharpness" if weighed else "the sharpness"
    text = (
        f"At step {look.step} {which} was {look.sharpness:.3g}, {over:.2f} times the limit of stability "
        f"{look.limit:.3g}."
    )
    path = f"runs.{scene.run}.optimizer.lr"
    changes = tuple(
        Change(path, value, f"lr {lr:g} → {value:g}")
        for value in (float(f"{lr * SAFE / over:.2g}"), float(f"{lr * SAFE / over / 3:.2g}"))
    )
    numbers = {"sharpness": look.sharpness or 0.0, "limit": look.limit or 0.0, "over": over}
    return Finding(text, numbers, changes)


RATE_OVER_LIMIT = Cause("rate_over_limit", "The rate is too large for the curvature", 60, find)
