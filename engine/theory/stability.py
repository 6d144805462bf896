"""The border of stability of each chain on a quadratic: a factor over the sharpest curvature λ₁.

Along an eigenvector of curvature h every chain here is a linear map of two numbers (place, buffer). It loses its
stability where that map's eigenvalue passes -1 (a period of two), that is where 1 + trace + determinant = 0. Gradient
descent multiplies the error by 1 - lr · h: its limit is lr · h = 2 (Cauchy 1847). With momentum β it is 2(1 + β)
(Polyak 1964), with Nesterov's 2(1 + β)/(1 + 2β), with dampening τ 1/(1 - τ) times as much. Rules that divide by
P = √v + ε see the Hessian weighed, P^-½ H P^-½; with a mean of gradients in front, as in Adam, the limit is
2(1 + β₁)/(1 - β₁), 38 for 0.9 (Cohen et al. 2022, arXiv 2207.14484).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.theory.case import Array, Case

    Factor = Callable[[Case], Array]


@dataclass(frozen=True, eq=False)
class Form:
    """Stable are rates η with η · h < ``factor`` · (1 - η · ``decay`` / 2), all arrays ``(T,)``; NaN: never.

    h is the largest curvature of all that makes the gradient: of the loss times its factor, with L2 of λ added; seen
    through the division where the rule is ``weighed``. ``decay`` is the decoupled one. ``text`` says it in signs.
    """

    factor: Array
    decay: Array
    weighed: bool
    text: str

    def rate(self, curvature: Array) -> Array:
        """The largest stable rates, NaN where the loss curves upwards nowhere."""
        whole = curvature + self.factor * self.decay / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(whole > 0, self.factor / whole, np.nan))

    def curvature(self, lr: Array) -> Array:
        """The largest stable curvatures."""
        with np.errstate(divide="ignore"):
            return np.asarray(self.factor / lr - self.factor * self.decay / 2)


def _momentum(case: Case) -> Array:
    beta, rest = case.knob("momentum"), 1 - case.knob("dampening")
    rest = np.where(beta == 0, 1.0, rest)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(rest > 0, 2 * (1 + beta) / rest, np.nan)


def _heavy_ball(case: Case) -> Array:
    return 2 * (1 + case.knob("momentum"))


def _nesterov(case: Case) -> Array:
    beta = case.knob("momentum")
    return 2 * (1 + beta) / (1 + 2 * beta)


def _mean(knob: str) -> Factor:
    def factor(case: Case) -> Array:
        beta = case.knob(knob)
        return 2 * (1 + beta) / (1 - beta)

    return factor


DESCENT = "2 / λ₁"
BALL = "2(1 + β) / λ₁"
DAMPED = "2(1 + β)/(1 − τ) / λ₁"
PLAIN: tuple[tuple[str, Factor, str], ...] = (
    ("heavy_ball?", _heavy_ball, BALL),
    ("momentum", _momentum, BALL),
    ("momentum.nesterov", _nesterov, "2(1 + β)/(1 + 2β) / λ₁"),
    ("first_moment", _mean("beta"), "2(1 + β)/(1 − β) / λ₁"),
)
MOMENTS = ("adam_moments", "adam_moments.amsgrad", "adabelief_moments")
SCALES = ("rms_scale", "rms_scale.centered", "adagrad_scale")


def form(case: Case) -> Form | None:
    """The border for the chain and the knobs of ``case``; None for a chain that is not known here."""
    for block, factor, text in PLAIN:
        if case.is_chain("l2?", block, "decoupled_decay?"):
            if not case.knob("momentum").any() and "first_moment" not in case.keys:
                text = DESCENT
            elif text == BALL and case.knob("dampening").any():
                text = DAMPED
            return _formed(case, factor(case), False, text)
    if any(case.is_chain("l2?", block, "decoupled_decay?") for block in MOMENTS):
        return _formed(case, _mean("beta1")(case), True, "2(1 + β₁)/(1 − β₁) / λ₁(P⁻¹H)")
    if any(case.is_chain("l2?", block, "heavy_ball?", "decoupled_decay?") for block in SCALES):
        start = BALL if case.knob("momentum").any() else DESCENT
        return _formed(case, _heavy_ball(case), True, f"{start}(P⁻¹H)")
    return None


def _formed(case: Case, factor: Array, weighed: bool, text: str) -> Form | None:
    decay = case.knob("weight_decay") * ("decoupled_decay" in case.keys)
    return Form(factor, decay, weighed, text) if np.isfinite(factor).any() else None


def limit(case: Case) -> Array | None:
    """The largest stable curvature ``(T,)`` of the loss: of its Hessian, or of the weighed Hessian P^-½ H P^-½ for
    rules that divide by P (see ``Case.weighed``). None for a chain that is not known, or whose L2 P divides too.
    """
    found = form(case)
    if found is None or (found.weighed and case.l2.any()):
        return None
    return (found.curvature(case.lr) - case.l2) / case.loss_scale
