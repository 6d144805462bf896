"""The longest step that Adam can make, whatever the gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.theory.line import TheoryLine

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def ratio(step: Array, beta1: Array, beta2: Array) -> Array:
    """The largest |m̂|/√v̂ after ``step`` updates, by the Cauchy-Schwarz inequality on m = (1−β₁)Σβ₁ᵏg and
    v = (1−β₂)Σβ₂ᵏg²: (1−β₁)/√(1−β₂) · √Σ(β₁²/β₂)ᵏ, with both bias corrections.
    """
    r = beta1**2 / beta2
    terms = np.where(np.isclose(r, 1.0), step, (1 - r**step) / np.where(np.isclose(r, 1.0), 1.0, 1 - r))
    corrections = np.sqrt(1 - beta2**step) / (1 - beta1**step)
    found: Array = (1 - beta1) / np.sqrt(1 - beta2) * np.sqrt(terms) * corrections
    return found


def values(case: Case, quantity: str) -> Array | None:
    dimension = case.dimension or (0 if case.eigenvalues is None else len(case.eigenvalues))
    if not dimension or not case.is_chain("adam_moments"):
        return None
    before = case.at(np.maximum(case.steps - 1, 0))  # row k holds the update made with the knobs of step k - 1
    with np.errstate(all="ignore"):
        bound = before.lr * ratio(case.steps, before.knob("beta1"), before.knob("beta2")) * np.sqrt(dimension)
    return np.where(case.steps > 0, bound, np.nan)


ADAM_STEP_BOUND = TheoryLine(
    "adam_step_bound",
    ("update_norm",),
    "Adam's step bound",
    "bound",
    r"\|\Delta_t\| \le \eta\sqrt{D}\;\dfrac{1-\beta_1}{\sqrt{1-\beta_2}}\sqrt{\sum_{k<t}(\beta_1^2/\beta_2)^k}"
    r"\;\dfrac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}",
    "Kingma & Ba 2015, arXiv:1412.6980, section 2.1; tightened by the Cauchy-Schwarz inequality",
    "No gradient, however large, makes a longer step.",
    values,
)
