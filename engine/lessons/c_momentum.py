"""C2. Momentum by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.lesson import Claim
from engine.trial import ON_SLOPE, fed

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

GRADIENTS = (5.0, -2.0, 3.0)


def hand(momentum: float) -> dict[str, Any]:
    rule = {"name": "SGD", "lr": 1.0, "momentum": momentum}
    return {"steps": 3, "dtype": "float64", "problem": ON_SLOPE, "runs": [{"name": "run", "optimizer": rule}]}


def off(spec: ExperimentSpec, numbers: tuple[float, ...]) -> float:
    """Largest difference between the steps that the rule makes of 5, −2, 3 and the article's numbers."""
    rule = spec.runs[0].optimizer
    steps = -np.diff(fed(rule, GRADIENTS, 3)) / rule["lr"]
    return float(np.abs(steps - numbers).max())


CLAIMS = (
    Claim("C2.sum", "The plain sum of the gradients 5, −2, 3 goes 5, 3, 6",
          "Largest difference between the article's numbers and the engine's steps with momentum 1.",
          hand(1.0), lambda spec: off(spec, (5.0, 3.0, 6.0)), 0.01),
    Claim("C2.momentum", "With momentum 0.9 the gradients 5, −2, 3 give 5, 3, 5.7",
          "Largest difference between the article's numbers and the engine's steps (5, 2.5, 5.25).",
          hand(0.9), lambda spec: off(spec, (5.0, 3.0, 5.7)), 0.01),
)  # fmt: skip
