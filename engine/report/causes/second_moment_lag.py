"""The gradients grew faster than the second moment can follow: g² is far above v̂, so steps are far too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report.cause import Cause, Change, Finding

if TYPE_CHECKING:
    from engine.report.scene import Scene

LAG = 10.0
"""A memory of 10 steps (β₂ = 0.9) cannot lag more once it has seen the gradient."""


def find(scene: Scene) -> Finding | None:
    known = [look for look in scene.before if look.lag is not None]
    if not known:
        return None
    look = max(known, key=lambda look: look.lag or 0.0)
    lag = look.lag or 0.0
    if lag < LAG or look.memory is None:
        return None
    knob = look.memory[1]
    memory = 1 / max(1 - look.knob(knob), 1e-12)
    text = (
        f"At step {look.step} g² was {lag:.3g} times v̂: v remembers {memory:.4g} steps and lagged behind the gradient."
    )
    where = f"runs.{scene.run}.optimizer"
    path = f"{where}.betas.1" if knob == "beta2" else f"{where}.alpha"
    lr = float(look.spec.runs[scene.run].optimizer["lr"])
    label = "β₂" if knob == "beta2" else "α"
    changes = [
        Change(path, value, f"{label} {look.knob(knob):g} → {value:g}")
        for value in (0.95, 0.9)
        if value < look.knob(knob)
    ]
    changes += [Change(f"{where}.lr", value, f"lr {lr:g} → {value:g}") for value in (lr / 3, lr / 10)]
    return Finding(text, {"lag": lag, "memory": memory}, tuple(changes))


SECOND_MOMENT_LAG = Cause("second_moment_lag", "The second moment lags behind the gradient", 30, find)
