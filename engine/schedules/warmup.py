"""The rate grows to its full self over the first steps, along one of four curves."""

import numpy as np

from engine.knob import Knob, choice, integer
from engine.schedule import Array, Knobs, Real, Schedule

KNOBS = (
    integer("warmup_steps", 200, 1, 10**9, "Steps until the full rate.", unit="steps", symbol="W"),
    Knob(
        "start_factor", 0.01, low=0.0, high=1.0, low_open=True, scale="log", soft=(1e-4, 1.0), symbol="a",
        help="What the rate is multiplied by at step 0.",
    ),
    choice("shape", "linear", ("linear", "exponential", "polynomial", "cosine"), "The curve between the two."),
    Knob(
        "power", 2.0, low=0.0, high=100.0, low_open=True, scale="log", soft=(0.25, 4.0), symbol="p",
        help="For polynomial: 1 is a straight line, larger begins more slowly.",
    ),
)  # fmt: skip


def values(steps: Array, base: Real, warmup_steps: Real, start_factor: Real, shape: str, power: Real) -> Array:
    part = np.minimum(steps, warmup_steps) / warmup_steps
    if shape == "exponential":
        return base * start_factor ** (1.0 - part)
    if shape == "polynomial":
        part = part**power
    elif shape == "cosine":
        part = (1.0 - np.cos(np.pi * part)) / 2.0
    return base * (start_factor + (1.0 - start_factor) * part)


def length(knobs: Knobs) -> Real:
    return knobs["warmup_steps"]  # type: ignore[no-any-return]


WARMUP = Schedule(
    name="Warmup",
    title="Warm-up",
    knobs=KNOBS,
    values=values,
    length=length,
    formula=r"\eta_t = \eta_0 \left( a + (1 - a)\, s\!\left( \frac{\min(t, W)}{W} \right) \right)",
    help="Small steps first, while the running averages of an adaptive optimizer are still poor estimates; put it "
    "in front of any other schedule.",
    sketch={"warmup_steps": 200},
)
