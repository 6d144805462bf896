"""Stability limits on a quadratic with curvature 1: the largest learning rate at which the error still falls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.proof import Proof
from engine.trial import bowl, experiment, stable_limit

BETA = 0.9
BESIDE = (0.98, 1.0, 1.02)


def rule(**arguments: Any) -> Callable[[float], dict[str, Any]]:
    return lambda lr: {"name": "SGD", "lr": lr, **arguments}


def limit(name: str, title: str, source: str, expected: float, right: dict[str, Any], wrong: dict[str, Any]) -> Proof:
    high = 64.0
    return Proof(
        name=f"limit.{name}",
        title=title,
        source=source,
        expected=lambda: expected,
        measure=lambda: stable_limit(rule(**right), high),
        wrong=lambda: stable_limit(rule(**wrong), high),
        tolerance=1e-3 * max(1.0, expected),
        reason="the last grid has cells of 6e-5; the rest is for what the start leaves behind in 400 steps",
        experiment=lambda: experiment([rule(**right)(part * expected) for part in BESIDE], bowl([1.0]), 400),
        shows="Runs at 0.98, 1 and 1.02 times the expected limit: the first falls, the last grows.",
        control=f"the rule with {', '.join(f'{k} = {v}' for k, v in wrong.items())}",
    )


PROOFS = (
    limit("gd", "Gradient descent: 2/λ", "Cauchy 1847; Cohen et al. 2021, arXiv:2103.00065", 2.0,
          {}, {"momentum": 0.1}),
    limit("heavy_ball", "Heavy ball: 2(1 + β)/λ", "Polyak 1964; Cohen et al. 2021, arXiv:2103.00065",
          2 * (1 + BETA), {"momentum": BETA}, {"momentum": BETA, "nesterov": True}),
    limit("nesterov", "Nesterov: 2(1 + β)/((1 + 2β)λ)", "Cohen et al. 2021, arXiv:2103.00065",
          2 * (1 + BETA) / (1 + 2 * BETA), {"momentum": BETA, "nesterov": True}, {"momentum": BETA}),
    limit("ema_momentum", "Averaged momentum: 2(1 + β)/((1 − β)λ)", "Cohen et al. 2022, arXiv:2207.14484",
          2 * (1 + BETA) / (1 - BETA), {"momentum": BETA, "dampening": BETA}, {"momentum": BETA}),
)  # fmt: skip
