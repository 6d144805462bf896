"""A straight warm-up, then one over the square root of the step: the Transformer's schedule."""

import numpy as np

from engine.knob import integer
from engine.schedule import Array, Real, Schedule

WARMUP_STEPS = integer(
    "warmup_steps",
    200,
    1,
    10**9,
    "Steps of the rise; the last of them has the full rate.",
    unit="steps",
    symbol="W",
)


def values(steps: Array, base: Real, warmup_steps: Real) -> Array:
    count = steps + 1.0
    return base * np.minimum(count / warmup_steps, np.sqrt(warmup_steps / count))


INVERSE_SQRT = Schedule(
    name="InverseSqrt",
    title="Inverse square root with warm-up (Noam)",
    knobs=(WARMUP_STEPS,),
    values=values,
    formula=r"\eta_t = \eta_0 \min\!\left( \frac{t + 1}{W},\; \sqrt{\frac{W}{t + 1}} \right)",
    help="The schedule of the first Transformers (Vaswani et al. 2017); theirs has the base rate "
    "1/sqrt(d_model · warmup_steps).",
    sketch={"warmup_steps": 200},
)
