"""The rate falls as one over the step: the decay of the Robbins-Monro conditions."""

import numpy as np

from engine.knob import Knob, flag
from engine.schedule import Array, Real, Schedule

KNOBS = (
    Knob(
        "decay_rate", 1.0, low=0.0, high=1e6, scale="log", soft=(1e-3, 100.0), symbol="k",
        help="How much the divisor grows in decay_steps steps.",
    ),
    Knob(
        "decay_steps", 100.0, low=0.0, high=1e9, low_open=True, scale="log", soft=(1.0, 1e5), unit="steps", symbol="D",
        help="With decay_rate 1: steps after which the rate is halved.",
    ),
    flag("staircase", False, "Change only every decay_steps steps."),
)  # fmt: skip


def values(steps: Array, base: Real, decay_rate: Real, decay_steps: Real, staircase: bool) -> Array:
    ratio = steps / decay_steps
    return base / (1.0 + decay_rate * (np.floor(ratio) if staircase else ratio))


INVERSE_TIME_DECAY = Schedule(
    name="InverseTimeDecay",
    title="One over t",
    knobs=KNOBS,
    values=values,
    formula=r"\eta_t = \frac{\eta_0}{1 + k\,t / D}",
    help="The slowest of the decays whose squares still sum up: stochastic gradients average out, and every distance "
    "can still be covered (Robbins and Monro 1951).",
    sketch={"decay_steps": 100.0},
)
