"""The rate is multiplied by gamma at each of a list of steps."""

import itertools

import numpy as np

from engine.errors import InputError
from engine.knob import Knob
from engine.schedule import Array, Knobs, Real, Schedule

MILESTONES = Knob(
    "milestones", (1000, 1500), low=0.0, high=1e9, kind="reals", unit="steps", symbol="m",
    help="The steps at which the rate drops, in increasing order; one that stands there twice drops it twice.",
)  # fmt: skip
GAMMA = Knob(
    "gamma", 0.1, low=0.0, high=10.0, low_open=True, soft=(0.05, 1.0), symbol=r"\gamma",
    help="Factor by which the rate is multiplied at each milestone.",
)  # fmt: skip


def values(steps: Array, base: Real, milestones: tuple[float, ...], gamma: Real) -> Array:
    return np.asarray(base * gamma ** np.searchsorted(milestones, steps, side="right"), np.float64)


def check(knobs: Knobs) -> None:
    milestones = knobs["milestones"]
    for before, after in itertools.pairwise(milestones):
        if after < before:
            raise InputError(f"milestones: {after:g} stands after {before:g}; they must be in increasing order")
    for milestone in milestones:
        if milestone != int(milestone):
            raise InputError(f"milestones: {milestone:g} is not a whole number of steps")


MULTI_STEP_LR = Schedule(
    name="MultiStepLR",
    title="Drops at milestones",
    knobs=(MILESTONES, GAMMA),
    values=values,
    check=check,
    formula=r"\eta_t = \eta_0\,\gamma^{\#\{i : m_i \le t\}}",
    help="A staircase with treads of any length, for example at one half and three quarters of the run.",
    twin="MultiStepLR",
    sketch={"milestones": (1000, 1500)},
)
