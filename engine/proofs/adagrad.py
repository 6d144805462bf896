"""Adagrad's rate falls as η/√t under a constant gradient, in both of its writings."""

from __future__ import annotations

from engine.proof import Proof
from engine.trial import ON_SLOPE, experiment, path

STEPS = 400


def last_step(name: str) -> float:
    """The step of update ``STEPS`` over lr, on a slope of constant gradient 1."""
    places = path({"name": name, "lr": 0.5}, ON_SLOPE, STEPS)[:, 0]
    return float((places[-2] - places[-1]) / 0.5)


def adagrad(name: str, title: str) -> Proof:
    return Proof(
        f"adagrad.{name}",
        title,
        "Duchi, Hazan & Singer 2011, JMLR 12:2121",
        expected=lambda: STEPS**-0.5,
        measure=lambda: last_step(name),
        wrong=lambda: last_step("RMSprop"),
        tolerance=1e-8,
        reason="ε = 1e-10 (1e-8 in the lecture's) against a gradient of 1, and rounding over 400 steps",
        control="RMSprop, whose rate does not fall",
        experiment=lambda: experiment([{"name": name, "lr": 0.5}], ON_SLOPE, STEPS),
    )


PROOFS = (
    adagrad("Adagrad", "Step t of Adagrad (sum of squares) is η/√t under a constant gradient"),
    adagrad("AdagradMean", "Step t of the lecture's Adagrad (mean of squares) is η/√t under a constant gradient"),
)
