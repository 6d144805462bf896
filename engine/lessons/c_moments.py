"""C3 and C4. Adam's two moments, and AdamW against Adam with L2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.inline import run
from engine.lesson import Claim
from engine.loss_scale import apart
from engine.trial import bowl

if TYPE_CHECKING:
    from torch import Tensor

    from engine.spec import ExperimentSpec

DIGITS: dict[str, Any] = {
    "steps": 300,
    "dtype": "float64",
    "record": ["loss"],
    "problem": {"name": "digits", "hidden": [32], "activation": "tanh"},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 1e-3}}],
}
SLOPE: dict[str, Any] = {
    "steps": 6000,
    "dtype": "float64",
    "record": ["loss"],
    "problem": {"name": "formula", "text": "x", "start": [0.0]},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 1e-6}}],
}


def moments(spec: ExperimentSpec) -> tuple[Tensor, Tensor]:
    """Adam's m̂ and v̂ ``(D,)`` at the end of run 0, both corrected for their start at 0."""
    from engine.experiment import Experiment

    experiment = Experiment(spec, history=False)
    experiment.advance(spec.steps)
    states, betas = experiment.states()[0], spec.runs[0].optimizer["betas"]
    first, second = states["adam_moments.first"], states["adam_moments.second"]
    return first / (1 - betas[0] ** experiment.step), second / (1 - betas[1] ** experiment.step)


def rarest_regime(spec: ExperimentSpec) -> float:
    """The smallest of the parts of the parameters in the four regimes; large is above the median, small below."""
    mean, square = moments(spec)
    alive = square > 0
    mean, square = mean[alive].abs(), square[alive]
    large_mean, large_square = mean > mean.median(), square > square.median()
    parts = [(large_mean == a) & (large_square == b) for a in (True, False) for b in (True, False)]
    return min(float(part.double().mean()) for part in parts)


def beside_variance(spec: ExperimentSpec) -> float:
    """Relative distance of v̂, averaged over the parameters, from the variance of the gradient, the problem's noise²."""
    _, square = moments(spec)
    variance = float(spec.problem_values().get("noise", 0.0)) ** 2
    return abs(float(square.mean()) - variance) / float(square.mean())


def beside_second_moment(spec: ExperimentSpec) -> float:
    """Relative distance of v̂, averaged over the parameters, from slope² + noise²."""
    _, square = moments(spec)
    slope = 1.0 if spec.problem["name"] == "formula" else 0.0
    expected = slope**2 + float(spec.problem_values().get("noise", 0.0)) ** 2
    return abs(float(square.mean()) - expected) / expected


def two_decays(spec: ExperimentSpec) -> float:
    """Largest distance of the paths of run 0's rule and run 1's, relative to the way made."""
    return apart(spec, {"optimizer": spec.runs[1].optimizer})


def same_order(spec: ExperimentSpec) -> float:
    """By what factor the most decayed weight shrank more than the least decayed one."""
    history = run(spec)
    places = history[spec.runs[0].name]["x"]
    left = np.abs(places[-1] / places[0])
    return float(left.max() / left.min())


PAIR: dict[str, Any] = {
    "steps": 300,
    "dtype": "float64",
    "record": ["loss"],
    "problem": bowl([1.0, 100.0]),
    "runs": [
        {"name": "Adam + L2", "optimizer": {"name": "Adam", "lr": 0.01, "weight_decay": 0.1}},
        {"name": "AdamW", "optimizer": {"name": "AdamW", "lr": 0.01, "weight_decay": 0.1}},
    ],
}


def idle(name: str) -> dict[str, Any]:
    """Two weights that feel no gradient, 0.3 and 3."""
    rule = {"name": name, "lr": 0.001, "weight_decay": 0.5}
    return {"steps": 200, "dtype": "float64", "record": ["loss"], "problem": bowl([0.0, 0.0], [0.3, 3.0]),
            "runs": [{"name": name, "optimizer": rule}]}  # fmt: skip


NOISY = {"problem": bowl([0.0] * 16, [0.0] * 16, noise=1.0)}
STATISTICS = "v̂ averages about 2/(1 − β₂) = 2000 squares: three standard errors are √(2/2000)·3 = 0.1"
CLAIMS = (
    Claim("C3.regimes", "All four regimes of m (large, small) and v (large, small) occur among the parameters",
          "The smallest part of a classifier's parameters in one of the four, each cut at the median.",
          DIGITS, rarest_regime, 0.01, "one parameter in a hundred: some twenty points that one can see", "above"),
    Claim("C3.variance", "v is the variance of the gradient",
          "Relative distance of v̂ from the gradient's variance, which is 0 on a slope without noise.",
          SLOPE, beside_variance, 0.1, STATISTICS, unless={"the mean of the gradient (0 here)": NOISY}),
    Claim("C3.second_moment", "v is the raw second moment of the gradient",
          "Relative distance of v̂ from slope² + noise².", SLOPE, beside_second_moment, 0.1, STATISTICS,
          unless={"noise": {"problem": {"name": "formula", "text": "x", "start": [0.0], "noise": 1.0}},
                  "the mean of the gradient (0 here)": NOISY}),
    Claim("C4.same", "AdamW has the same effect as Adam with L2",
          "Largest distance of the two paths on a bowl with curvatures 1 and 100, relative to the way made.",
          PAIR, two_decays, 1e-3, "a thousandth of the way made is a pixel on a plot",
          unless={"the gradients' scales (100 to 1)": {"problem": bowl([1.0, 1.0])}}),
    Claim("C4.AdamW", "AdamW shrinks all weights that feel no gradient by the same factor",
          "How much more of a weight of 3 is left than of one of 0.3 after 200 steps without gradient.",
          idle("AdamW"), same_order, 1 + 1e-9, "a closed form, (1 − ηλ)ᵗ: only rounding"),
    Claim("C4.L2", "Adam with L2 shrinks all weights that feel no gradient by the same factor",
          "How much more of a weight of 3 is left than of one of 0.3 after 200 steps without gradient.",
          idle("Adam"), same_order, 1 + 1e-9, "the same as for AdamW"),
)  # fmt: skip
