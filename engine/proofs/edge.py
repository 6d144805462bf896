"""The edge of stability: under a constant rate the sharpness of a tanh network rises to the limit and stays there."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.proof import Proof
from engine.spec import parse
from engine.trial import curvature

BETA = 0.5
CHECKS = 40
NET = {"name": "mlp", "data": "sine", "samples": 40, "hidden": [16], "activation": "tanh", "batch_size": 1000,
       "shuffle": False, "validation": 0.0}  # fmt: skip


def at_the_edge(rule: dict[str, Any], steps: int = 4000) -> float:
    """Median of rate × sharpness over the last eighth of a full-batch training, that of the preconditioned Hessian for
    rules with a divisor.
    """
    from engine.experiment import Experiment

    table = {"steps": steps, "dtype": "float64", "record": ["loss"], "problem": NET, "runs": [{"optimizer": rule}]}
    experiment = Experiment(parse(table), history=False)
    experiment.advance(steps * 7 // 8)
    seen = []
    for _ in range(CHECKS):
        experiment.advance(steps // 8 // CHECKS)
        states = experiment.groups[0].chain.states
        divisor = None
        if rule["name"] == "Adam":
            divisor = (states["adam_moments.second"][0] / (1 - rule["betas"][1] ** experiment.step)).sqrt() + 1e-8
        if rule["name"] == "RMSprop":
            divisor = next(iter(states.values()))[0].sqrt() + 1e-8
        seen.append(rule["lr"] * curvature(experiment.objective, experiment.parameters[0], divisor))
    return float(np.median(seen))


def edge(name: str, title: str, limit: float, rule: dict[str, Any], wrong: dict[str, Any], paper: str) -> Proof:
    return Proof(
        f"edge.{name}",
        f"Edge of stability of {title} (rate × sharpness)",
        paper,
        expected=lambda: limit,
        measure=lambda: at_the_edge(rule),
        wrong=lambda: at_the_edge(wrong),
        tolerance=0.1 * limit,
        quick=False,
    )


PLAIN = "Cohen et al. 2021, arXiv:2103.00065, sec. 3 and app. B"
ADAPTIVE = "Cohen et al. 2022, arXiv:2207.14484, eq. 2 and sec. 3"
PROOFS = (
    edge("gd", "gradient descent: 2", 2.0, {"name": "SGD", "lr": 0.16},
         {"name": "SGD", "lr": 0.02}, PLAIN),
    edge("heavy_ball", "the heavy ball: 2(1 + β)", 2 * (1 + BETA), {"name": "SGD", "lr": 0.24, "momentum": BETA},
         {"name": "SGD", "lr": 0.16}, PLAIN),
    edge("nesterov", "Nesterov's momentum: 2(1 + β)/(1 + 2β)", 2 * (1 + BETA) / (1 + 2 * BETA),
         {"name": "SGD", "lr": 0.14, "momentum": BETA, "nesterov": True}, {"name": "SGD", "lr": 0.16}, PLAIN),
    edge("Adam", "Adam: 2(1 + β₁)/(1 − β₁) = 38, preconditioned", 38.0,
         {"name": "Adam", "lr": 1e-3, "betas": [0.9, 0.99]}, {"name": "Adam", "lr": 1e-3, "betas": [0.8, 0.99]}, ADAPTIVE),
    edge("RMSprop", "RMSprop: 2, preconditioned", 2.0, {"name": "RMSprop", "lr": 5e-4, "alpha": 0.99},
         {"name": "Adam", "lr": 5e-4, "betas": [0.9, 0.99]}, ADAPTIVE),
)  # fmt: skip
