"""One rise to a large rate and one long fall far below where it began."""

import numpy as np

from engine.knob import Knob, choice, flag, integer
from engine.schedule import Array, Knobs, Real, Schedule

KNOBS = (
    Knob(
        "max_lr", 0.1, low=0.0, low_open=True, scale="log", soft=(1e-5, 10.0), symbol=r"\eta_{\max}",
        help="The rate at the top (a rate, not a factor); left out: the optimizer's own rate.",
    ),
    integer(
        "total_steps", 2000, 2, 10**9, "Steps of the whole cycle; left out: to the end of the run. Afterwards the "
        "last rate stays.", unit="steps", symbol="T",
    ),
    Knob("pct_start", 0.3, low=0.0, high=1.0, symbol="p", help="The part of the cycle in which the rate rises."),
    choice("anneal_strategy", "cos", ("cos", "linear"), "Rise and fall along a cosine or a straight line."),
    flag("cycle_momentum", True, "Lower the momentum (or beta1) while the rate is high."),
    Knob("base_momentum", 0.85, low=0.0, high=1.0, high_open=True, help="Momentum while the rate is at its top."),
    Knob("max_momentum", 0.95, low=0.0, high=1.0, high_open=True, help="Momentum at both ends of the cycle."),
    Knob(
        "div_factor", 25.0, low=0.0, low_open=True, scale="log", soft=(1.0, 1000.0), symbol="a",
        help="The first rate is max_lr divided by this.",
    ),
    Knob(
        "final_div_factor", 1e4, low=0.0, low_open=True, scale="log", soft=(1.0, 1e6), symbol="b",
        help="The last rate is the first one divided by this.",
    ),
    flag("three_phase", False, "Fall back to the first rate as fast as it rose, and only then down to the last one."),
)  # fmt: skip


def anneal(start: Real, end: Real, part: Real, anneal_strategy: str) -> Array:
    """From ``start`` to ``end`` as ``part`` goes from 0 to 1."""
    if anneal_strategy == "linear":
        return np.asarray((end - start) * part + start)
    return np.asarray(end + (start - end) / 2.0 * (np.cos(np.pi * part) + 1.0))


def cycle(
    steps: Array, first: Real, top: Real, last: Real, total_steps: Real, pct_start: Real, anneal_strategy: str,
    three_phase: bool,
) -> Array:  # fmt: skip
    """From ``first`` to ``top`` and on to ``last``, through ``first`` again in three phases."""
    step = np.minimum(steps, total_steps - 1)
    ends = [pct_start * total_steps - 1, total_steps - 1]
    marks = [first, top, last]
    if three_phase:
        ends = [pct_start * total_steps - 1, 2 * pct_start * total_steps - 2, total_steps - 1]
        marks = [first, top, first, last]
    result = None
    for index in reversed(range(len(ends))):
        start = ends[index - 1] if index else 0.0
        width = np.subtract(ends[index], start)
        part = np.where(width == 0, 1.0, (step - start) / np.where(width == 0, 1.0, width))
        value = anneal(marks[index], marks[index + 1], part, anneal_strategy)
        result = value if result is None else np.where(step <= ends[index], value, result)
    return np.asarray(result)


def values(
    steps: Array, base: Real, max_lr: Real, total_steps: Real, pct_start: Real, anneal_strategy: str,
    cycle_momentum: bool, base_momentum: Real, max_momentum: Real, div_factor: Real, final_div_factor: Real,
    three_phase: bool,
) -> Array:  # fmt: skip
    first = max_lr / div_factor
    return cycle(steps, first, max_lr, first / final_div_factor, total_steps, pct_start, anneal_strategy, three_phase)


def momentum(
    steps: Array, base: Real, max_lr: Real, total_steps: Real, pct_start: Real, anneal_strategy: str,
    cycle_momentum: bool, base_momentum: Real, max_momentum: Real, div_factor: Real, final_div_factor: Real,
    three_phase: bool,
) -> Array:  # fmt: skip
    return cycle(steps, max_momentum, base_momentum, max_momentum, total_steps, pct_start, anneal_strategy, three_phase)


def length(knobs: Knobs) -> Real:
    return knobs["total_steps"]  # type: ignore[no-any-return]


ONE_CYCLE_LR = Schedule(
    name="OneCycleLR",
    title="One cycle",
    knobs=KNOBS,
    values=values,
    momentum=momentum,
    length=length,
    span="total_steps",
    peak="max_lr",
    formula=r"\frac{\eta_{\max}}{a} \;\to\; \eta_{\max} \;\to\; \frac{\eta_{\max}}{a\,b}",
    help="Warm-up and decay in one, with rates far above what would be stable from the start "
    "(super-convergence, Smith and Topin 2018).",
    twin="OneCycleLR",
)
