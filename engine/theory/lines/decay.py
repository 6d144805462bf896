"""What weight decay alone would leave of the parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.theory.line import TheoryLine

if TYPE_CHECKING:
    from engine.theory.case import Array, Case

LONGEST = 10_000_000


def shrinks(case: Case) -> bool:
    """Whether every update multiplies the parameters by 1 − ηλ: decoupled decay, or L2 without a memory."""
    return case.is_chain("l2") or "decoupled_decay" in case.keys


def values(case: Case, quantity: str) -> Array | None:
    first = case.first.get(quantity)
    if first is None or not shrinks(case):
        return None
    if not case.spec.runs[case.run].schedule:
        found: Array = first * np.abs(1 - case.lr * case.knob("weight_decay")) ** case.steps
        return found
    last = int(case.steps.max())
    if last > LONGEST:
        return None
    every = case.at(np.arange(max(last, 1)))
    factors = np.abs(1 - every.lr * every.knob("weight_decay"))
    left: Array = first * np.concatenate([[1.0], np.cumprod(factors)])[case.steps.astype(int)]
    return left


DECAY = TheoryLine(
    "decay",
    ("parameter_norm",),
    "Decay alone",
    "prediction",
    r"\|w_t\| = \|w_0\|\prod_{s<t}(1-\eta_s\lambda)",
    "Loshchilov & Hutter 2019, arXiv:1711.05101, equation (6)",
    "Where the norm would go without gradients; what is above it, the gradients hold up.",
    values,
)
