"""Most of the step is divided by ε and not by √v̂: the rate is in truth η/ε, and that is too large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.report.cause import Cause, Change, Finding

if TYPE_CHECKING:
    from engine.report.scene import Scene

SHARE = 0.5
MARGIN = 1.05


def find(scene: Scene) -> Finding | None:
    look = scene.worst
    if look is None or look.divisor is None or look.over_limit is None or look.over_limit < MARGIN:
        return None
    eps = look.knob("eps")
    square = look.gradient.double() ** 2
    total = float(square.sum())
    if eps <= 0 or total == 0:
        return None
    share = float(square[look.divisor.double() < 2 * eps].sum()) / total
    if share < SHARE:
        return None
    rate = look.knob("lr") / eps
    text = (
        f"At step {look.step} {share:.0%} of the squared gradient lay where √v̂ < ε = {eps:g}: the rate there is "
        f"η/ε = {rate:.3g}, and the preconditioned sharpness is {look.over_limit:.2f} times the limit."
    )
    path = f"runs.{scene.run}.optimizer.eps"
    values = [float(f"{eps * look.over_limit * factor:.2g}") for factor in (1.5, 5.0)]
    changes = tuple(Change(path, value, f"ε {eps:g} → {value:g}") for value in values)
    return Finding(text, {"share": share, "eps": eps, "rate": rate, "over": look.over_limit}, changes)


EPS_FLOOR = Cause("eps_floor", "The step stands on the ε floor", 20, find)
