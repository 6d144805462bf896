"""The rate is multiplied by gamma every step_size steps."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Real, Schedule

STEP_SIZE = integer("step_size", 500, 1, 10**9, "Steps from one drop to the next.", unit="steps", symbol="s")
GAMMA = Knob(
    "gamma", 0.1, low=0.0, high=10.0, low_open=True, soft=(0.05, 1.0), symbol=r"\gamma",
    help="Factor by which the rate is multiplied at each drop.",
)  # fmt: skip


def values(steps: Array, base: Real, step_size: Real, gamma: Real) -> Array:
    return base * gamma ** np.floor_divide(steps, step_size)


STEP_LR = Schedule(
    name="StepLR",
    title="Step decay",
    knobs=(STEP_SIZE, GAMMA),
    values=values,
    formula=r"\eta_t = \eta_0\,\gamma^{\lfloor t / s \rfloor}",
    help="A staircase with even treads: the classic recipe for image networks (a tenth every 30 epochs).",
    twin="StepLR",
    sketch={"step_size": 500},
)
