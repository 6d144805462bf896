"""The rate goes in a straight line from one fraction of itself to another, and stays there."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Knobs, Real, Schedule

START_FACTOR = Knob(
    "start_factor", 1.0 / 3, low=0.0, high=1.0, low_open=True, symbol="a",
    help="What the rate is multiplied by at step 0.",
)  # fmt: skip
END_FACTOR = Knob(
    "end_factor", 1.0, low=0.0, high=1.0, symbol="b", help="What the rate is multiplied by from step total_iters on."
)
TOTAL_ITERS = integer(
    "total_iters", 5, 1, 10**9, "Steps from the start factor to the end factor.", unit="steps", symbol="T"
)


def values(steps: Array, base: Real, start_factor: Real, end_factor: Real, total_iters: Real) -> Array:
    return base * (start_factor + (end_factor - start_factor) * np.minimum(steps, total_iters) / total_iters)


def length(knobs: Knobs) -> Real:
    return knobs["total_iters"]  # type: ignore[no-any-return]


LINEAR_LR = Schedule(
    name="LinearLR",
    title="Linear warm-up or decay",
    knobs=(START_FACTOR, END_FACTOR, TOTAL_ITERS),
    values=values,
    length=length,
    formula=r"\eta_t = \eta_0 \left( a + (b - a)\, \frac{\min(t, T)}{T} \right)",
    help="Rising (start below end) it is the usual warm-up; falling, the usual linear decay to the end of a run.",
    twin="LinearLR",
    sketch={"start_factor": 0.05, "total_iters": 400},
)
