"""Optimal rates on quadratics: (κ − 1)/(κ + 1) for gradient descent, (√κ − 1)/(√κ + 1) for the heavy ball."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from engine.proof import Proof
from engine.trial import bowl, experiment, rate

CONDITIONS = (10, 100, 1000)


def gradient_descent(condition: float) -> dict[str, Any]:
    """Lr = 2/(L + μ) for curvatures 1 … κ."""
    return {"name": "SGD", "lr": 2 / (condition + 1)}


def heavy_ball(condition: float) -> dict[str, Any]:
    """Lr = (2/(√L + √μ))², momentum = ((√κ − 1)/(√κ + 1))²."""
    root = condition**0.5
    return {"name": "SGD", "lr": (2 / (root + 1)) ** 2, "momentum": ((root - 1) / (root + 1)) ** 2}


def measured(rule: dict[str, Any], condition: float, steps: int) -> Callable[[], float]:
    return lambda: rate(rule, [1.0, condition], steps)


def descent_rate(condition: float) -> Proof:
    rule, steps = gradient_descent(condition), 20 * int(condition)
    return Proof(
        name=f"rate.gd.{condition:g}",
        title=f"Gradient descent at its best rate, κ = {condition:g}",
        source="Polyak 1964; Nesterov 2004, Introductory Lectures on Convex Optimization",
        expected=lambda: (condition - 1) / (condition + 1),
        measure=measured(rule, condition, steps),
        wrong=measured({**rule, "lr": 0.8 * rule["lr"]}, condition, steps),
        tolerance=1e-9,
        reason="one mode alone decides: rounding",
        control="0.8 times the best rate",
        experiment=lambda: experiment([rule], bowl([1.0, condition]), steps),
    )


def heavy_ball_rate(condition: float) -> Proof:
    rule, steps = heavy_ball(condition), int(250 * condition**0.5)
    return Proof(
        name=f"rate.heavy_ball.{condition:g}",
        title=f"Heavy ball at its best rate, κ = {condition:g}",
        source="Polyak 1964, USSR Computational Mathematics and Mathematical Physics 4:1; Recht 2010 (lecture notes)",
        expected=lambda: (condition**0.5 - 1) / (condition**0.5 + 1),
        measure=measured(rule, condition, steps),
        wrong=measured({**rule, "momentum": 0.9 * rule["momentum"]}, condition, steps),
        tolerance=math.log(2) / (steps // 2),
        reason="both eigenvalues are double there, so errors fall as t·ρᵗ: over the second half that adds ln 2 / (t/2)",
        control="0.9 times the best momentum",
        experiment=lambda: experiment([rule], bowl([1.0, condition]), steps),
    )


PROOFS = (*(descent_rate(c) for c in CONDITIONS), *(heavy_ball_rate(c) for c in CONDITIONS))
