"""The limit of stability itself, where a curvature is measured in units of it: 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.theory.line import TheoryLine
from engine.theory.stability import limit

if TYPE_CHECKING:
    from engine.theory.case import Array, Case


def values(case: Case, quantity: str) -> Array | None:
    """Ones ``(T,)`` where the rule has a limit."""
    found = limit(case)
    return None if found is None else np.where(np.isfinite(found), 1.0, np.nan)


CURVATURE_LIMIT = TheoryLine(
    "curvature_limit",
    ("curvature_over_limit",),
    "Limit of stability",
    "limit",
    r"\dfrac{u^\top H u}{u^\top P u} = \lambda_{\max}",
    "Cohen et al. 2021, arXiv:2103.00065; Cohen et al. 2022, arXiv:2207.14484",
    "Above it the step overshoots: the loss across the valley grows from step to step.",
    values,
)
