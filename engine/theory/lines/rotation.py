"""The angle a step at which weight decay and gradients balance for weights whose length does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.theory.line import TheoryLine

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def values(case: Case, quantity: str) -> Array | None:
    lr, decay = case.lr, case.knob("weight_decay")
    if case.is_chain("l2"):
        return np.sqrt(2 * lr * decay)
    if case.is_chain("l2", "momentum") and not case.knob("dampening").any():
        return np.sqrt(2 * lr * decay / (1 + case.knob("momentum")))
    if case.is_chain("adam_moments", "decoupled_decay"):
        beta = case.knob("beta1")
        return np.sqrt(2 * lr * decay * (1 - beta) / (1 + beta))
    return None


ROTATION = TheoryLine(
    "rotation",
    ("angular_update",),
    "Equilibrium √(2ηλ)",
    "prediction",
    r"\phi = \sqrt{\dfrac{2\eta\lambda}{1+\beta}}\;\text{(SGD)},\quad "
    r"\sqrt{2\eta\lambda\,\dfrac{1-\beta_1}{1+\beta_1}}\;\text{(AdamW)}",
    "Wan et al. 2021, arXiv:2006.08419; Kosson et al. 2024, arXiv:2305.17212, table 1",
    "Decay and gradients balance; the weights then turn by this angle a step, whatever their length. Holds where a "
    "normalisation follows and gradients are mostly noise.",
    values,
)
