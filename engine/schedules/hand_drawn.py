"""A schedule drawn by hand: points, and how to go from one to the next."""

import itertools

import numpy as np

from engine.errors import InputError
from engine.knob import Knob, choice
from engine.schedule import Array, Knobs, Real, Schedule

KNOBS = (
    Knob(
        "at", (0, 200, 1000, 2000), low=0.0, high=1e9, kind="reals", unit="steps",
        help="The steps of the points, in increasing order; before the first and after the last the rate stays.",
    ),
    Knob(
        "factors", (0.05, 1.0, 0.5, 0.01), low=0.0, high=1e6, kind="reals",
        help="The height of each point: what the rate is multiplied by.",
    ),
    choice(
        "interpolation", "linear", ("linear", "step", "log"),
        "Between points: a straight line, the height of the last point, or a straight line on a log axis.",
    ),
)  # fmt: skip


def values(steps: Array, base: Real, at: tuple[float, ...], factors: tuple[float, ...], interpolation: str) -> Array:
    if interpolation == "step":
        reached = np.searchsorted(at, steps, side="right") - 1
        return base * np.asarray(factors)[np.maximum(reached, 0)]
    if interpolation == "log":
        return base * np.exp(np.interp(steps, at, np.log(factors)))
    return base * np.interp(steps, at, factors)


def length(knobs: Knobs) -> int:
    return max(int(knobs["at"][-1]), 1)


def check(knobs: Knobs) -> None:
    at, factors = knobs["at"], knobs["factors"]
    if len(at) != len(factors):
        raise InputError(f"factors: {len(factors)} for {len(at)} steps in at; must be as many")
    for before, after in itertools.pairwise(at):
        if after <= before:
            raise InputError(f"at: {after:g} stands after {before:g}; the steps must be in increasing order")
    if knobs["interpolation"] == "log" and min(factors) <= 0:
        raise InputError(f"factors: {min(factors):g}; must be > 0 with interpolation = log")


HAND_DRAWN = Schedule(
    name="HandDrawn",
    title="Drawn by hand",
    knobs=KNOBS,
    values=values,
    length=length,
    check=check,
    formula=r"\eta_t = \eta_0\, f(t), \qquad f(\mathrm{at}_i) = \mathrm{factors}_i",
    help="Any curve: put points on it and drag them.",
    sketch={"at": (0, 200, 1000, 2000)},
)
