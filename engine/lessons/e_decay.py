"""E1 and E2. Weight decay: how weights shrink, and whether they reach zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.trial import bowl

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec


def quiet(**rule: Any) -> dict[str, Any]:
    """Four weights without any gradient for 100 steps."""
    problem = bowl([0.0] * 4, [1.0, 0.3, -0.1, 0.03])
    return {"steps": 100, "dtype": "float64", "problem": problem, "runs": [{"name": "run", "optimizer": rule}]}


def left(spec: ExperimentSpec) -> float:
    """Distance between 0.366 and what is left of the first weight."""
    places = run(spec)[spec.runs[0].name]["x"]
    return float(abs(places[-1, 0] / places[0, 0] - 0.366))


def zeros(spec: ExperimentSpec) -> float:
    """How many weights are exactly 0 at the end."""
    return float(np.count_nonzero(run(spec)[spec.runs[0].name]["x"][-1] == 0.0))


CLAIMS = (
    Claim("E1.factor", "With a factor of 0.99 a step and no gradient 0.366 of a weight is left after 100 steps",
          "Distance between 0.366 and what is left of a weight of 1.",
          quiet(name="SGD", lr=0.1, weight_decay=0.1), left, 1e-3),
    Claim("E2.L2", "With weight decay (L2) some weights become zero",
          "How many of four weights are exactly 0 after 100 steps.",
          quiet(name="SGD", lr=0.1, weight_decay=0.1), zeros, 0.5, "above"),
    Claim("E2.L1", "With a proximal L1 some weights become zero",
          "How many of four weights are exactly 0 after 100 steps.",
          quiet(name="ProximalSGD", lr=0.1, l1=0.02), zeros, 0.5, "above"),
)  # fmt: skip
