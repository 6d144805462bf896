"""Momentum with the rate outside of its memory (PyTorch) and inside (Sutskever), when the rate drops."""

from __future__ import annotations

from typing import Any

from engine.proof import Proof
from engine.trial import ON_SLOPE, experiment, path

BETA, DROP, AT = 0.9, 0.1, 400


SCHEDULE = {"name": "StepLR", "step_size": AT, "gamma": DROP}


def rule(convention: str) -> dict[str, Any]:
    return {"name": "MomentumSGD", "lr": 0.1, "momentum": BETA, "convention": convention}


def slowed(convention: str, after: int = 1) -> float:
    """Step number ``after`` since the rate dropped to a tenth, over the last step before, on a constant slope."""
    places = path(rule(convention), ON_SLOPE, AT + after, SCHEDULE)[:, 0]
    return float((places[AT + after] - places[AT + after - 1]) / (places[AT] - places[AT - 1]))


SOURCE = "documentation of torch.optim.SGD (note on Sutskever et al. 2013); geometric series"
PROOFS = (
    Proof(
        "momentum.pytorch_drop",
        "PyTorch's momentum slows down at once when the rate drops to a tenth",
        SOURCE,
        expected=lambda: DROP,
        measure=lambda: slowed("pytorch"),
        wrong=lambda: slowed("sutskever"),
        tolerance=1e-12,
        reason="rounding in float64; what is left of the start is 0.9⁴⁰⁰",
        control="the other convention",
        experiment=lambda: experiment([rule("pytorch")], ON_SLOPE, AT + 1, SCHEDULE),
    ),
    Proof(
        "momentum.sutskever_drop",
        "Sutskever's momentum has 0.1 + 0.9·βᵏ of its speed k = 10 steps after the rate dropped to a tenth",
        SOURCE,
        expected=lambda: DROP + (1 - DROP) * BETA**10,
        measure=lambda: slowed("sutskever", 10),
        wrong=lambda: slowed("pytorch", 10),
        tolerance=1e-12,
        reason="rounding in float64; what is left of the start is 0.9⁴⁰⁰",
        control="the other convention",
        experiment=lambda: experiment([rule("sutskever")], ON_SLOPE, AT + 10, SCHEDULE),
    ),
)
