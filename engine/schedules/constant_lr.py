"""A constant fraction of the rate for a while, then all of it."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Knobs, Real, Schedule

FACTOR = Knob(
    "factor", 1.0 / 3, low=0.0, high=1.0, symbol="f",
    help="What the rate is multiplied by during the first total_iters steps.",
)  # fmt: skip
TOTAL_ITERS = integer(
    "total_iters", 5, 0, 10**9, "Steps during which the factor applies; afterwards the rate is its full self.",
    unit="steps", symbol="T",
)  # fmt: skip


def values(steps: Array, base: Real, factor: Real, total_iters: Real) -> Array:
    return base * np.where(steps < total_iters, factor, 1.0)


def length(knobs: Knobs) -> Real:
    return knobs["total_iters"]  # type: ignore[no-any-return]


CONSTANT_LR = Schedule(
    name="ConstantLR",
    title="Constant, then full",
    knobs=(FACTOR, TOTAL_ITERS),
    values=values,
    length=length,
    formula=r"\eta_t = \eta_0 \cdot \begin{cases} f & t < T \\ 1 & t \ge T \end{cases}",
    help="The plainest warm-up: a smaller rate for the first steps, then the full one, with a jump between.",
    twin="ConstantLR",
    sketch={"total_iters": 400},
)
