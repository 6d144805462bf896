"""The rate falls to zero along a power of the steps that are left."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Knobs, Real, Schedule

TOTAL_ITERS = integer(
    "total_iters", 5, 1, 10**9, "Steps until the rate is zero; it stays zero afterwards.", unit="steps", symbol="T"
)
POWER = Knob(
    "power", 1.0, low=0.0, high=100.0, low_open=True, soft=(0.25, 4.0), scale="log", symbol="p",
    help="1 is a straight line; 2 falls fast at first and slowly at the end; below 1 the other way round.",
)  # fmt: skip


def values(steps: Array, base: Real, total_iters: Real, power: Real) -> Array:
    return base * (1.0 - np.minimum(steps, total_iters) / total_iters) ** power


def length(knobs: Knobs) -> Real:
    return knobs["total_iters"]  # type: ignore[no-any-return]


POLYNOMIAL_LR = Schedule(
    name="PolynomialLR",
    title="Polynomial decay to zero",
    knobs=(TOTAL_ITERS, POWER),
    values=values,
    length=length,
    formula=r"\eta_t = \eta_0 \left( 1 - \frac{\min(t, T)}{T} \right)^{p}",
    help="Used for segmentation networks with power 0.9. From total_iters on the rate is exactly zero: nothing moves.",
    twin="PolynomialLR",
    sketch={"total_iters": 2000, "power": 2.0},
)
