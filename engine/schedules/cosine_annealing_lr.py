"""Half a cosine from the base rate down to eta_min."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Knobs, Real, Schedule

T_MAX = integer(
    "T_max", 2000, 1, 10**9,
    "Steps from the base rate down to eta_min; left out: to the end of the run. Beyond it the rate rises again.",
    unit="steps", symbol=r"T_{\max}",
)  # fmt: skip
ETA_MIN = Knob(
    "eta_min", 0.0, low=0.0, soft=(0.0, 0.1), symbol=r"\eta_{\min}",
    help="The lowest rate, reached at step T_max (a rate, not a factor).",
)  # fmt: skip


def values(steps: Array, base: Real, T_max: Real, eta_min: Real) -> Array:
    return eta_min + (base - eta_min) * (1.0 + np.cos(np.pi * steps / T_max)) / 2.0


def length(knobs: Knobs) -> Real:
    return knobs["T_max"]  # type: ignore[no-any-return]


COSINE_ANNEALING_LR = Schedule(
    name="CosineAnnealingLR",
    title="Cosine annealing",
    knobs=(T_MAX, ETA_MIN),
    values=values,
    length=length,
    span="T_max",
    formula=r"\eta_t = \eta_{\min} + \tfrac12 (\eta_0 - \eta_{\min}) \left( 1 + \cos \frac{\pi t}{T_{\max}} \right)",
    help="Slow at both ends, fast in the middle; the most used decay for networks. After T_max it comes back up, "
    "with period 2 T_max (Loshchilov and Hutter 2017, without restarts).",
    twin="CosineAnnealingLR",
)
