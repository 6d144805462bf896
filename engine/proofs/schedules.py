"""Corners of cyclical rates, and the step at which RAdam's rectification starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.inline import run
from engine.proof import Proof
from engine.trial import experiment, path

LOW, HIGH, UP = 0.01, 0.1, 50


def cycles(mode: str) -> dict[str, Any]:
    """Two cycles of 2·50 steps between 0.01 and 0.1."""
    schedule = {"name": "CyclicLR", "base_lr": LOW, "max_lr": HIGH, "step_size_up": UP, "mode": mode,
                "cycle_momentum": False}  # fmt: skip
    runs = [{"name": "run", "optimizer": {"name": "SGD", "lr": HIGH}, "schedule": schedule}]
    return {"steps": 4 * UP, "dtype": "float64", "record": ["lr"], "problem": "quadratic", "runs": runs}


def lr_at(step: int, mode: str) -> float:
    """The rate that the engine records at ``step``."""
    return float(run(cycles(mode))["run"]["lr"][step])


def corner(name: str, title: str, step: int, mode: str, expected: float) -> Proof:
    return Proof(
        f"cyclic.{name}",
        title,
        "Smith 2017, arXiv:1506.01186",
        expected=lambda: expected,
        measure=lambda: lr_at(step, mode),
        wrong=lambda: lr_at(step + UP // 2, mode),
        tolerance=1e-12,
        reason="rounding",
        control="a quarter of a cycle later",
        experiment=lambda: cycles(mode),
    )


STEEP = {"name": "formula", "text": "100*x", "start": [0.0]}


def radam(beta2: float) -> dict[str, Any]:
    return {"name": "RAdam", "lr": 0.01, "betas": [0.9, beta2]}


def rectified(beta2: float) -> float:
    """The first step of RAdam that is scaled by the second moment: on a slope of 100 it is far shorter."""
    places = path(radam(beta2), STEEP, 60)[:, 0]
    return float(np.flatnonzero(np.abs(np.diff(places)) / 0.01 < 10)[0] + 1)


def first_above_5(beta2: float) -> Callable[[], float]:
    """The first t with ρ_t = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ) > 5, where ρ∞ = 2/(1 − β₂) − 1."""
    far = 2 / (1 - beta2) - 1
    return lambda: float(next(t for t in range(1, 999) if far - 2 * t * beta2**t / (1 - beta2**t) > 5))


PROOFS = (
    corner("base", "A cycle starts at the lower bound", 0, "triangular", LOW),
    corner("peak", "A cycle reaches the upper bound after step_size_up steps", UP, "triangular", HIGH),
    corner("return", "… and is back after as many again", 2 * UP, "triangular", LOW),
    corner("halved", "triangular2 halves the height of its second cycle", 3 * UP, "triangular2", (LOW + HIGH) / 2),
    Proof(
        "radam.start",
        "RAdam's rectification starts where ρ_t > 5: step 6 for β₂ = 0.999",
        "Liu et al. 2020, arXiv:1908.03265, alg. 2 (with the threshold 5 of the authors' code and of torch)",
        expected=first_above_5(0.999),
        measure=lambda: rectified(0.999),
        wrong=lambda: rectified(0.75),
        tolerance=0.0,
        reason="a step number",
        control="β₂ = 0.75",
        experiment=lambda: experiment([radam(0.999)], STEEP, 60),
    ),
)
