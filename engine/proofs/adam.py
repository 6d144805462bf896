"""Adam's arithmetic: first step, largest step, and the excursion that one gradient causes after a long quiet."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from engine.proof import Proof
from engine.trial import experiment, fed, path

PAPER = "Kingma & Ba 2015, arXiv:1412.6980, sec. 2.1"
QUIET = 8_000
TAIL = 200
LR = 0.01
NEEDLE = {"name": "formula", "text": f"-y + x*exp(-((y - {QUIET * LR:g})/0.0005)^2)", "start": [0.0, 0.0]}
NEEDLE_SHOWS = (
    "The same gradients from a surface: y walks one learning rate a step, and at step 8000 it passes a needle that pulls "
    "x once. Look at x0."
)
LEFT = 0.999**QUIET
STEEP = {"name": "formula", "text": "1000*x", "start": [0.0]}
BOUND = 0.1 / 0.001**0.5
EXCURSION = BOUND / (1 - 0.9 / 0.999**0.5)


def first_step(name: str = "Adam") -> float:
    """The first step over lr, for a gradient of 1000."""
    places = path({"name": name, "lr": 0.01}, STEEP, 1)
    return float((places[0, 0] - places[1, 0]) / 0.01)


@lru_cache
def excursion(beta1: float = 0.9, beta2: float = 0.999) -> tuple[float, float]:
    """First step and total way, over lr, when ``QUIET`` steps without gradient are followed by one gradient of 1."""
    rule = {"name": "Adam", "lr": 1.0, "betas": [beta1, beta2], "eps": 1e-300}
    places = fed(rule, [0.0] * QUIET + [1.0] + [0.0] * (TAIL - 1), QUIET + TAIL)
    return float(-places[QUIET + 1]), float(np.abs(np.diff(places)).sum())


def needle() -> dict[str, Any]:
    """Adam on a surface that gives x no gradient but one of 1, after ``QUIET`` steps."""
    return experiment([{"name": "Adam", "lr": LR, "eps": 1e-12}], NEEDLE, QUIET + TAIL)


PROOFS = (
    Proof(
        "adam.first_step",
        "Adam's first step is the learning rate, whatever the gradient",
        PAPER,
        expected=lambda: 1.0,
        measure=first_step,
        wrong=lambda: first_step("SGD"),
        tolerance=1e-6,
        reason="ε = 1e-8 against a gradient of 1000 shifts the step by 1e-11; rounding by less",
        control="SGD",
        experiment=lambda: experiment([{"name": "Adam", "lr": 0.01}], STEEP, 1),
    ),
    Proof(
        "adam.bound",
        "Adam's largest step: lr·(1 − β₁)/√(1 − β₂), after a long quiet",
        PAPER,
        expected=lambda: BOUND,
        measure=lambda: excursion()[0],
        wrong=lambda: excursion(beta2=0.99)[0],
        tolerance=LEFT * BOUND,
        reason="the bias correction left over after the quiet: β₂ᵗ, relatively",
        control="β₂ = 0.99",
        experiment=needle,
        shows=NEEDLE_SHOWS,
    ),
    Proof(
        "adam.excursion",
        "The whole excursion after a long quiet: (1 − β₁)/√(1 − β₂) / (1 − β₁/√β₂) learning rates",
        "geometric series of Adam's own update (Kingma & Ba 2015, alg. 1)",
        expected=lambda: EXCURSION,
        measure=lambda: excursion()[1],
        wrong=lambda: excursion(beta1=0.85)[1],
        tolerance=LEFT * EXCURSION,
        reason="the bias correction left over after the quiet: β₂ᵗ, relatively (0.9²⁰⁰ of the tail is far less)",
        control="β₁ = 0.85",
        experiment=needle,
        shows=NEEDLE_SHOWS,
    ),
)
