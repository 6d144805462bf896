"""Squares of the gradient are too small for the number type: v is 0 where the gradient is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report.cause import Cause, Change, Finding

if TYPE_CHECKING:
    from engine.report.scene import Scene

SHARE = 0.1


def find(scene: Scene) -> Finding | None:
    looks = [look for look in scene.before if look.memory is not None and look.step > 0]
    for look in looks or []:
        assert look.memory is not None
        moved = look.gradient != 0
        lost = moved & (look.memory[0] == 0)
        share = float(lost.sum()) / max(float(moved.sum()), 1.0)
        if share < SHARE:
            continue
        size = float(look.gradient[lost].abs().max())
        scale = look.spec.runs[scene.run].loss_scale
        text = (
            f"At step {look.step} v was 0 for {share:.0%} of the parameters although their gradients were up to "
            f"{size:.2g}: the squares are below what {look.spec.dtype} can hold, and only ε divides."
        )
        target = float(f"{scale * 1e-3 / size:.2g}") if scale != 1 and scale * 1e-3 / size < 1 else 1.0
        changes = (
            Change(f"runs.{scene.run}.loss_scale", target, f"loss scale {scale:g} → {target:g}"),
            Change("dtype", "float64", f"{look.spec.dtype} → float64"),
        )
        return Finding(text, {"share": share, "gradient": size}, changes)
    return None


UNDERFLOW = Cause("underflow", "The squared gradients underflow", 10, find)
