"""The rate falls as one over the square root of the step."""

import numpy as np

from engine.knob import Knob
from engine.schedule import Array, Real, Schedule

DECAY_STEPS = Knob(
    "decay_steps", 1.0, low=0.0, high=1e9, low_open=True, scale="log", soft=(1.0, 1e4), unit="steps", symbol="D",
    help="1 gives the rate divided by the root of (t + 1); larger values start the decay later.",
)  # fmt: skip


def values(steps: Array, base: Real, decay_steps: Real) -> Array:
    return base / np.sqrt(1.0 + steps / decay_steps)


INVERSE_SQRT_DECAY = Schedule(
    name="InverseSqrtDecay",
    title="One over root t",
    knobs=(DECAY_STEPS,),
    values=values,
    formula=r"\eta_t = \frac{\eta_0}{\sqrt{1 + t / D}}",
    help="The decay of the theory of convex online learning, and the one that cancels in Adagrad with mean squares.",
)
