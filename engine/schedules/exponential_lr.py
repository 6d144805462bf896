"""Exponential decay: the rate is multiplied by gamma every step."""

from engine.knob import Knob
from engine.schedule import Array, Real, Schedule

GAMMA = Knob(
    "gamma", 0.999, low=0.0, high=2.0, low_open=True, soft=(0.9, 1.0), unit="per step", symbol=r"\gamma",
    help="Factor by which the rate is multiplied every step; above 1 it grows (a range test).",
)  # fmt: skip


def values(steps: Array, base: Real, gamma: Real) -> Array:
    return base * gamma**steps


EXPONENTIAL_LR = Schedule(
    name="ExponentialLR",
    title="Exponential decay",
    knobs=(GAMMA,),
    values=values,
    formula=r"\eta_t = \eta_0\,\gamma^t",
    help="A constant percentage off at every step; 0.999 halves the rate every 693 steps.",
    twin="ExponentialLR",
)
