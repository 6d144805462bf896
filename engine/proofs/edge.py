"""The edge of stability: under a constant rate the sharpness of a tanh network rises to the limit and stays there.

Trained in full batches on the squared error. Two conditions of the source decide the settings, and nothing else: the
limit must lie above the sharpness of the start and below the one that training with a small rate would reach, and
training must still be under way once it is reached. One sine with noise on 20 points meets both for gradient descent,
Adam and RMSprop. With momentum 0.9 training runs through that small task before the limit binds; digits read
as numbers (1797 images, squared error) are large enough. The rates are put up over 500 steps there: at full
size from a random start they throw some networks out at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

import resources
from engine.proof import Proof
from engine.spec import parse
from engine.trial import curvature

if TYPE_CHECKING:
    from torch import Tensor

    from engine.experiment import Experiment

Table = dict[str, Any]

TOLERANCE = 0.07
CHECKS = 60
BETA = 0.9
TARGET = 7.0  # the sharpness at which the limit is put; the digits' network starts at 4 and would go to 16 and more
NET: Table = {"name": "mlp", "data": "sine", "samples": 20, "noise": 0.1, "hidden": [16, 16], "activation": "tanh",
              "batch_size": 1000, "shuffle": False, "validation": 0.0}  # fmt: skip
DIGITS: Table = {"name": "table", "path": str(resources.path("data", "digits.npz")), "target": "labels",
                 "kind": "regression", "hidden": [24, 24], "activation": "tanh", "batch_size": 1_000_000,
                 "shuffle": False, "validation": 0.0}  # fmt: skip
WARM_UP: Table = {"name": "LinearLR", "start_factor": 1e-3, "end_factor": 1.0, "total_iters": 500}


def divisor(experiment: Experiment, rule: Mapping[str, Any]) -> Tensor | None:
    """What a rule divides the gradient by, ``(D,)``: √v̂ + ε of Adam, √v + ε of RMSprop; None for the others."""
    states = experiment.groups[0].chain.states
    if rule["name"] == "Adam":
        root: Tensor = (states["adam_moments.second"][0] / (1 - rule["betas"][1] ** experiment.step)).sqrt()
        return root + float(rule["eps"])
    if rule["name"] == "RMSprop":
        return states["rms_scale.square"][0].sqrt() + float(rule["eps"])
    return None


def training(rule: Table, problem: Table, steps: int, schedule: Table | None = None) -> Table:
    """The experiment of one rule in full batches."""
    run = {"optimizer": rule, **({"schedule": schedule} if schedule else {})}
    return {"steps": steps, "dtype": "float64", "record": ["loss"], "problem": problem, "runs": [run]}


def at_the_edge(rule: Table, limit: float, problem: Table, steps: int, schedule: Table | None = None) -> float:
    """Median of rate × sharpness / limit over the last quarter of the training."""
    from engine.experiment import Experiment

    experiment = Experiment(parse(training(rule, problem, steps, schedule)), history=False)
    experiment.advance(steps * 3 // 4)
    seen = []
    for _ in range(CHECKS):
        experiment.advance(steps // 4 // CHECKS)
        place = experiment.parameters[0]
        seen.append(rule["lr"] * curvature(experiment.objective, place, divisor(experiment, rule)) / limit)
    return float(np.median(seen))


def edge(
    name: str, title: str, limit: float, rule: Table, wrong: Table, source: str, problem: Table, steps: int,
    schedule: Table | None = None,
) -> Proof:  # fmt: skip
    return Proof(
        f"edge.{name}",
        f"Edge of stability of {title} (rate × sharpness over the limit)",
        source,
        expected=lambda: 1.0,
        measure=lambda: at_the_edge(rule, limit, problem, steps, schedule),
        wrong=lambda: at_the_edge(wrong, limit, problem, steps, schedule),
        tolerance=TOLERANCE,
        reason="the sharpness circles around its limit; its median over the last quarter is to be within 7 %",
        control="a rule with another limit",
        quick=False,
        experiment=lambda: training(rule, problem, steps, schedule),
    )


def momentum(name: str, title: str, limit: float, wrong: Table, **more: Any) -> Proof:
    rule = {"name": "SGD", "lr": limit / TARGET, "momentum": BETA, **more}
    return edge(name, title, limit, rule, {**rule, **wrong}, PLAIN, DIGITS, 5000, WARM_UP)


PLAIN = "Cohen et al. 2021, arXiv:2103.00065 (gradient descent, heavy ball and Nesterov's momentum, full batch)"
ADAPTIVE = "Cohen et al. 2022, arXiv:2207.14484 (preconditioned sharpness; 38/η for Adam with β₁ = 0.9)"
ADAM: Table = {"name": "Adam", "lr": 1e-3, "betas": [BETA, 0.99], "eps": 1e-7}
RMSPROP: Table = {"name": "RMSprop", "lr": 1e-3, "alpha": 0.99, "eps": 1e-7}
PROOFS = (
    edge("gd", "gradient descent: 2", 2.0, {"name": "SGD", "lr": 2 / 40}, {"name": "SGD", "lr": 2 / 40, "momentum": 0.5},
         PLAIN, NET, 8000),
    momentum("heavy_ball", "the heavy ball: 2(1 + β), β = 0.9", 2 * (1 + BETA), {"momentum": 0.5}),
    momentum("nesterov", "Nesterov's momentum: 2(1 + β)/(1 + 2β), β = 0.9", 2 * (1 + BETA) / (1 + 2 * BETA),
             {"nesterov": False}, nesterov=True),
    edge("Adam", "Adam: 2(1 + β₁)/(1 − β₁) = 38, preconditioned", 38.0, ADAM, {**ADAM, "betas": [0.8, 0.99]},
         ADAPTIVE, NET, 8000),
    edge("RMSprop", "RMSprop: 2, preconditioned", 2.0, RMSPROP, {**ADAM, "betas": [0.8, 0.99]}, ADAPTIVE, NET, 8000),
)  # fmt: skip
