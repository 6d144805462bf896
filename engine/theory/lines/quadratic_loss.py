"""The loss on a quadratic without noise, as the sum over its modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.theory.line import TheoryLine
from engine.theory.modes import errors

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def values(case: Case, quantity: str) -> Array | None:
    found = errors(case)
    if found is None or case.eigenvalues is None:
        return None
    loss: Array = (case.eigenvalues * found**2).sum(axis=1) / 2
    return loss


QUADRATIC_LOSS = TheoryLine(
    "quadratic_loss",
    ("loss",),
    "Predicted loss",
    "prediction",
    r"L_t = \tfrac12 \sum_i \lambda_i\, e_i(t)^2",
    "Goh 2017, Why Momentum Really Works, Distill, doi:10.23915/distill.00006",
    "The sum of all modes: a fast fall first, then the slowest mode alone.",
    values,
)
