"""The loss at which noisy gradients hold a quadratic: its modes' stationary variances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.theory.line import TheoryLine

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def variance(curvature: Array, lr: Array, beta: Array, sigma: float) -> Array:
    """ασ²(1+β)/((1−β)λ(2(1+β)−αλ)): the stationary variance of a mode; infinite where it is not stable."""
    room = 2 * (1 + beta) - lr * curvature
    with np.errstate(all="ignore"):
        found = lr * sigma**2 * (1 + beta) / ((1 - beta) * curvature * room)
    return np.where((room > 0) & (curvature > 0), found, np.inf)


def values(case: Case, quantity: str) -> Array | None:
    if case.eigenvalues is None or case.noise == 0:
        return None
    if not any(case.is_chain(*chain) for chain in (("l2?",), ("l2?", "momentum"), ("l2?", "heavy_ball"))):
        return None
    curvature = case.eigenvalues * case.loss_scale + case.l2[:, None]
    beta, lr = case.knob("momentum")[:, None], case.lr[:, None]
    if "momentum" in case.keys:
        lr = lr * (1 - case.knob("dampening")[:, None])
    found = variance(curvature, lr, beta, case.noise * case.loss_scale)
    loss: Array = (case.eigenvalues * found).sum(axis=1) / 2
    return loss


NOISE_FLOOR = TheoryLine(
    "noise_floor",
    ("loss",),
    "Noise floor",
    "prediction",
    r"L_\infty = \tfrac12\sum_i \lambda_i \mathrm{Var}_i,\quad "
    r"\mathrm{Var} = \dfrac{\eta\sigma^2(1+\beta)}{(1-\beta)\lambda\,(2(1+\beta)-\eta\lambda)}",
    "Mandt, Hoffman & Blei 2017, arXiv:1704.04289; Gitman et al. 2019, arXiv:1910.13962 (momentum)",
    "The mean loss at which the noise of the gradients keeps the run; a smaller rate lowers it.",
    values,
)
