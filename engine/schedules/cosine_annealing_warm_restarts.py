"""Cosine annealing that jumps back to the full rate again and again."""

import numpy as np

from engine.knob import Knob, integer
from engine.schedule import Array, Real, Schedule

T_0 = integer("T_0", 500, 1, 10**9, "Steps from the start to the first restart.", unit="steps", symbol="T_0")
T_MULT = integer(
    "T_mult", 1, 1, 100, "Each cycle is this many times as long as the one before.", symbol=r"T_{\mathrm{mult}}"
)
ETA_MIN = Knob(
    "eta_min", 0.0, low=0.0, soft=(0.0, 0.1), symbol=r"\eta_{\min}",
    help="The rate that each cycle falls towards (a rate, not a factor).",
)  # fmt: skip


def values(steps: Array, base: Real, T_0: Real, T_mult: Real, eta_min: Real) -> Array:
    growth = np.where(T_mult == 1, 2, T_mult)  # any growth where there is none: not used there
    cycle = np.floor(np.log(steps / T_0 * (growth - 1) + 1) / np.log(growth))
    cycle = cycle - (steps < T_0 * (growth**cycle - 1) / (growth - 1))  # the logarithm may miss by rounding
    cycle = cycle + (steps >= T_0 * (growth ** (cycle + 1) - 1) / (growth - 1))
    since = np.where(T_mult == 1, np.mod(steps, T_0), steps - T_0 * (growth**cycle - 1) / (growth - 1))
    lasts = np.where(T_mult == 1, T_0, T_0 * growth**cycle)
    return eta_min + (base - eta_min) * (1.0 + np.cos(np.pi * since / lasts)) / 2.0


COSINE_ANNEALING_WARM_RESTARTS = Schedule(
    name="CosineAnnealingWarmRestarts",
    title="Cosine annealing with warm restarts",
    knobs=(T_0, T_MULT, ETA_MIN),
    values=values,
    formula=r"\eta_t = \eta_{\min} + \tfrac12 (\eta_0 - \eta_{\min}) "
    r"\left( 1 + \cos \frac{\pi\, T_{\mathrm{cur}}}{T_i} \right)",
    help="After every cycle the rate jumps back up and may leave a poor minimum (SGDR, Loshchilov and Hutter 2017).",
    twin="CosineAnnealingWarmRestarts",
    sketch={"T_0": 500},
)
