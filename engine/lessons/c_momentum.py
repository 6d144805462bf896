"""C1 and C2. What the arguments of SGD do, and momentum by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.lesson import Claim
from engine.trial import ON_SLOPE, fed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.spec import ExperimentSpec

GRADIENTS = (5.0, -2.0, 3.0)
EXACT = 1e-9
CLOSED = "a closed form: only rounding may part it from the run"


def hand(steps: int = 3, **arguments: Any) -> dict[str, Any]:
    rule = {"name": "SGD", "lr": 1.0, **arguments}
    return {"steps": steps, "dtype": "float64", "problem": ON_SLOPE, "runs": [{"name": "run", "optimizer": rule}]}


def steps_made(spec: ExperimentSpec, gradients: tuple[float, ...]) -> NDArray[np.float64]:
    """The steps that run 0's rule makes of these gradients, over its rate."""
    rule = spec.runs[0].optimizer
    made: NDArray[np.float64] = -np.diff(fed(rule, gradients, len(gradients))) / rule["lr"]
    return made


def off(spec: ExperimentSpec, numbers: tuple[float, ...]) -> float:
    """Largest difference between the steps that the rule makes of 5, −2, 3 and the article's numbers."""
    return float(np.abs(steps_made(spec, GRADIENTS) - numbers).max())


def speed(spec: ExperimentSpec, factor: float) -> float:
    """Relative distance of the last step on a constant slope of 1 from ``factor``."""
    return float(abs(steps_made(spec, (1.0,) * spec.steps)[-1] / factor - 1))


def nth(spec: ExperimentSpec, step: int, expected: float) -> float:
    """Distance of step ``step`` (from 0) on a constant slope of 1 from ``expected``."""
    return float(abs(steps_made(spec, (1.0,) * (step + 1))[step] - expected))


def pulled(spec: ExperimentSpec) -> float:
    """Distance of the first step from w = 2 without gradient from λ·w."""
    rule = spec.runs[0].optimizer
    places = fed(rule, [0.0], 1, start=2.0)
    return float(abs((places[0] - places[1]) / rule["lr"] - 2.0 * rule["weight_decay"]))


CLAIMS = (
    Claim("C1.lr", "lr: the step is the gradient times the rate",
          "Largest difference between the steps over the rate and the gradients 5, −2, 3.",
          hand(lr=0.1), lambda spec: off(spec, GRADIENTS), EXACT, CLOSED,
          unless={"momentum": {"runs.0.optimizer.momentum": 0.9}}),
    Claim("C1.momentum", "momentum: on a constant slope the steps grow to 1/(1 − β) times the gradient's",
          "Relative difference between step 400 on a slope of 1 with β = 0.9 and 10.",
          hand(400, momentum=0.9), lambda spec: speed(spec, 10.0), EXACT, CLOSED,
          unless={"dampening": {"runs.0.optimizer.dampening": 0.9}}),
    Claim("C1.dampening", "dampening: with dampening = momentum the steps are an average, as long as the gradient's",
          "Relative difference between step 400 on a slope of 1 with both 0.9 and 1.",
          hand(400, momentum=0.9, dampening=0.9), lambda spec: speed(spec, 1.0), EXACT, CLOSED),
    Claim("C1.first_dampening", "dampening is applied from the first step on",
          "Difference between the first step on a slope of 1 with dampening 0.9 and 0.1.",
          hand(momentum=0.9, dampening=0.9), lambda spec: nth(spec, 0, 0.1), EXACT,
          "the buffer would begin with 0.1·g; torch begins it with g itself"),
    Claim("C1.weight_decay", "weight_decay: λ·w is added to the gradient",
          "Difference between the first step from w = 2 without a gradient, over the rate, and λ·w.",
          hand(weight_decay=0.1), pulled, EXACT, CLOSED),
    Claim("C1.nesterov", "nesterov: the first step is already 1 + β times the gradient",
          "Difference between the first step on a slope of 1 with β = 0.9 and 1.9.",
          hand(momentum=0.9, nesterov=True), lambda spec: nth(spec, 0, 1.9), EXACT, CLOSED,
          unless={"nesterov (off)": {"runs.0.optimizer.nesterov": False}}),
    Claim("C2.sum", "The plain sum of the gradients 5, −2, 3 goes 5, 3, 6",
          "Largest difference between the article's numbers and the engine's steps with momentum 1.",
          hand(momentum=1.0), lambda spec: off(spec, (5.0, 3.0, 6.0)), 0.05, "half of the article's last digit, 0.1"),
    Claim("C2.momentum", "With momentum 0.9 the gradients 5, −2, 3 give 5, 3, 5.7",
          "Largest difference between the article's numbers and the engine's steps (5, 2.5, 5.25).",
          hand(momentum=0.9), lambda spec: off(spec, (5.0, 3.0, 5.7)), 0.05, "half of the article's last digit, 0.1"),
)  # fmt: skip
