"""The full rate came too early: the start is sharper than what follows, and a longer warm-up passes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.report.cause import Cause, Change, Finding
from engine.report.trouble import Trouble

if TYPE_CHECKING:
    from engine.report.scene import Scene

EARLY = 50
LONGER = (4, 16)


def warm_up(schedule: tuple[dict[str, Any], ...]) -> int:
    """How many steps of a first LinearLR or ConstantLR raise the rate; 0 for none."""
    first = schedule[0] if schedule else {}
    return int(first.get("total_iters", 0)) if first.get("name") in ("LinearLR", "ConstantLR") and len(schedule) else 0


def find(scene: Scene) -> Finding | None:
    look, run = scene.worst, scene.spec.runs[scene.run]
    length = warm_up(run.schedule)
    if look is None or look.over_limit is None or look.over_limit < 1.05:
        return None
    if scene.trouble.onset > max(EARLY, 2 * length) or (run.schedule and not length):
        return None
    rest = run.schedule[1:] if length else ()
    for factor in LONGER:
        steps = factor * max(scene.trouble.onset, length, 10)
        schedule = [{"name": "LinearLR", "start_factor": 0.01, "total_iters": steps}, *rest]
        change = Change(f"runs.{scene.run}.schedule", schedule, f"warm-up {length} → {steps} steps")
        if passes(scene, change, steps):
            text = (
                f"At step {look.step} the rate was {look.over_limit:.2f} times what the curvature {look.sharpness:.3g} "
                f"allows; after a warm-up of {steps} steps instead of {length} the full rate is stable."
            )
            return Finding(text, {"over": look.over_limit, "warm_up": float(length), "longer": float(steps)}, (change,))
    return None


def passes(scene: Scene, change: Change, steps: int) -> bool:
    """Whether the run with ``change`` has no trouble for three such warm-ups, and the full rate is stable then."""
    from engine.report.report import prevents
    from engine.report.scene import Scene

    if 2 * steps > scene.spec.steps or not prevents(scene, change, 3 * steps):
        return False
    changed = scene.spec.with_value(change.path, change.value)
    over = (
        Scene(changed, (), scene.run, Trouble("spike", 0, min(3 * steps, changed.steps), None))
        .look(3 * steps)
        .over_limit
    )
    return over is not None and over < 1


SHORT_WARMUP = Cause("short_warmup", "The warm-up is too short", 50, find)
