"""Weight decay: the closed forms of shrinking weights, and what decay means on a scale-invariant loss."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from engine.proof import Proof
from engine.trial import bowl, experiment, path

LR, DECAY = 0.1, 0.1
SIZE, TURNS, FEW = 4096, 6000, 50
RATE, PULL = 0.01, 0.05
INVARIANT = {"name": "formula", "text": "(x*y + 2*y*z - z^2)/(x^2 + y^2 + z^2)", "start": [3.0, 1.5, -2.0]}


def left(rule: dict[str, Any], steps: int = 100) -> float:
    """What is left of a weight of 1 after ``steps`` without any gradient."""
    return float(path(rule, bowl([0.0]), steps)[-1, 0])


def parted(power: float) -> float:
    """Largest relative distance between SGD with weight decay, scaled by (1 − ηλ)^−t, and SGD without decay whose
    rate grows by (1 − ηλ)^``power`` a step, on a loss that does not change with the scale of the weights.
    """
    steps, keep = 150, 1 - LR * DECAY
    decayed = path({"name": "SGD", "lr": LR, "weight_decay": DECAY}, INVARIANT, steps)
    grown = path({"name": "SGD", "lr": LR / keep}, INVARIANT, steps, {"name": "ExponentialLR", "gamma": keep**power})
    scaled = decayed / keep ** np.arange(steps + 1)[:, None]
    return float((np.abs(scaled - grown).max(axis=1) / np.abs(grown).max(axis=1)).max())


def angle(rule: dict[str, Any], spread: float) -> float:
    """Root mean square angle between the weights before and after a step, in radians, on a loss of pure noise.

    ``SIZE`` weights start with standard deviation ``spread``, where the source puts the equilibrium; the angles of the
    first half are left out.
    """
    import torch

    from engine.trial import fresh_chain

    random = torch.Generator().manual_seed(0)
    place = spread * torch.randn((1, SIZE), generator=random, dtype=torch.float64)
    chain = fresh_chain(rule, place, TURNS)
    squares = []
    for step in range(TURNS):
        noise = torch.randn((1, SIZE), generator=random, dtype=torch.float64)
        moved = place - chain.direction(noise, place, step, step + 1)
        sine = float((moved / moved.norm() - place / place.norm()).norm()) / 2
        squares.append((2 * math.asin(sine)) ** 2)
        place = moved
    return float(np.sqrt(np.mean(squares[TURNS // 2 :])))


def two_ways() -> dict[str, Any]:
    """SGD with weight decay, and SGD without it whose rate grows."""
    keep = 1 - LR * DECAY
    table = experiment(
        [{"name": "SGD", "lr": LR, "weight_decay": DECAY}, {"name": "SGD", "lr": LR / keep}], INVARIANT, 150
    )
    table["runs"][1]["schedule"] = [{"name": "ExponentialLR", "gamma": keep**-2}]
    return table


def turning(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule on noise alone, with as many weights as a surface has, and the angle of every step."""
    start = SPREAD * np.random.default_rng(0).standard_normal(FEW)
    table = experiment([rule], bowl([0.0] * FEW, start.round(4).tolist(), noise=1.0), TURNS)
    return {**table, "record": ["loss", "angular_update"]}


ADAMW = {"name": "AdamW", "lr": RATE, "weight_decay": PULL, "betas": [0.9, 0.999]}
SGD = {"name": "SGD", "lr": RATE, "weight_decay": PULL}
SPREAD = (RATE / (2 * PULL)) ** 0.5
TURNING = 0.02
WHY = (
    "2 %: three standard errors of 0.5 % (|w|² of 4096 weights varies by √(2/4096) = 2.2 %, over three memories "
    "1/(2ηλ)), and 0.5 % for ηλ/(1 − β₁), which the source neglects"
)
FEWER = f"The rule with {FEW} weights in place of {SIZE}: “angular_update” circles around the expected angle, a little below."
PROOFS = (
    Proof(
        "decay.AdamW",
        "AdamW without a gradient: the weights shrink by (1 − ηλ)ᵗ",
        "Loshchilov & Hutter 2019, arXiv:1711.05101, alg. 2",
        expected=lambda: (1 - LR * DECAY) ** 100,
        measure=lambda: left({"name": "AdamW", "lr": LR, "weight_decay": DECAY}),
        wrong=lambda: left({"name": "Adam", "lr": LR, "weight_decay": DECAY}),
        tolerance=1e-12,
        reason="rounding over 100 steps",
        control="Adam, whose decay is L2",
        experiment=lambda: experiment([{"name": "AdamW", "lr": LR, "weight_decay": DECAY}], bowl([0.0]), 100),
    ),
    Proof(
        "decay.SGD",
        "SGD without a gradient: a factor of 0.99 a step leaves 0.366 after 100 steps",
        "0.99¹⁰⁰; Hanson & Pratt 1988, NeurIPS 1",
        expected=lambda: 0.99**100,
        measure=lambda: left({"name": "SGD", "lr": LR, "weight_decay": DECAY}),
        wrong=lambda: left({"name": "SGD", "lr": LR, "weight_decay": DECAY, "momentum": 0.9}),
        tolerance=1e-12,
        reason="rounding over 100 steps",
        control="SGD with momentum 0.9",
        experiment=lambda: experiment([{"name": "SGD", "lr": LR, "weight_decay": DECAY}], bowl([0.0]), 100),
    ),
    Proof(
        "decay.scale_invariant",
        "On a scale-invariant loss weight decay is a rate that grows by (1 − ηλ)⁻² a step (largest difference)",
        "Li & Arora 2020, arXiv:1910.07454 (without momentum)",
        expected=lambda: 0.0,
        measure=lambda: parted(-2.0),
        wrong=lambda: parted(-1.0),
        tolerance=1e-9,
        reason="the two paths differ by rounding alone, 150 steps of it",
        control="a rate that grows by (1 − ηλ)⁻¹",
        experiment=two_ways,
        shows="The two runs side by side; the weights of the first are shorter by (1 − ηλ)ᵗ, their direction is the same.",
    ),
    Proof(
        "equilibrium.SGD",
        "Rotational equilibrium of SGD: √(2ηλ) a step",
        "Kosson, Messmer & Jaggi 2024, arXiv:2305.17212; Wan et al. 2021, arXiv:2006.08419",
        expected=lambda: (2 * RATE * PULL) ** 0.5,
        measure=lambda: angle(SGD, SPREAD),
        wrong=lambda: angle({**SGD, "momentum": 0.5}, SPREAD),
        tolerance=TURNING * (2 * RATE * PULL) ** 0.5,
        reason=WHY,
        control="momentum 0.5, whose steps turn by another angle",
        experiment=lambda: turning(SGD),
        shows=FEWER,
        quick=False,
    ),
    Proof(
        "equilibrium.AdamW",
        "Rotational equilibrium of AdamW: √(2ηλ(1 − β₁)/(1 + β₁)) a step",
        "Kosson, Messmer & Jaggi 2024, arXiv:2305.17212",
        expected=lambda: (2 * RATE * PULL * 0.1 / 1.9) ** 0.5,
        measure=lambda: angle(ADAMW, SPREAD),
        wrong=lambda: angle({**ADAMW, "betas": [0.8, 0.999]}, SPREAD),
        tolerance=TURNING * (2 * RATE * PULL * 0.1 / 1.9) ** 0.5,
        reason=WHY,
        control="β₁ = 0.8",
        experiment=lambda: turning(ADAMW),
        shows=FEWER,
        quick=False,
    ),
)
