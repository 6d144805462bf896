"""The rate swings between two bounds in a triangle wave."""

from typing import Any

import numpy as np

from engine.formula import parse
from engine.knob import Knob, choice, flag, integer
from engine.schedule import Array, Knobs, Real, Schedule

KNOBS = (
    Knob("base_lr", 0.0, low=0.0, soft=(0.0, 1.0), symbol=r"\eta_{\mathrm{base}}", help="The lower bound (a rate)."),
    Knob(
        "max_lr", 0.1, low=0.0, low_open=True, scale="log", soft=(1e-5, 10.0), symbol=r"\eta_{\max}",
        help="The upper bound (a rate); left out: the optimizer's own rate.",
    ),
    integer("step_size_up", 2000, 1, 10**9, "Steps from the lower to the upper bound.", unit="steps", symbol="u"),
    integer(
        "step_size_down", 0, 0, 10**9, "Steps from the upper to the lower bound; 0: as many as up.",
        unit="steps", symbol="d",
    ),
    choice(
        "mode", "triangular", ("triangular", "triangular2", "exp_range"),
        "triangular: every swing alike; triangular2: half the height each cycle; exp_range: height times gamma^step.",
    ),
    Knob("gamma", 1.0, low=0.0, high=2.0, low_open=True, soft=(0.99, 1.0), symbol=r"\gamma", help="For exp_range."),
    Knob("scale_fn", "", kind="text", live=False, help="A formula in x for the height, in place of mode; empty: none."),
    choice("scale_mode", "cycle", ("cycle", "iterations"), "What x counts in scale_fn: cycles (from 1) or steps."),
    flag("cycle_momentum", True, "Swing the momentum (or beta1) the other way at the same time."),
    Knob("base_momentum", 0.8, low=0.0, high=1.0, high_open=True, help="Momentum while the rate is highest."),
    Knob("max_momentum", 0.9, low=0.0, high=1.0, high_open=True, help="Momentum while the rate is lowest."),
)  # fmt: skip


def swing(
    steps: Array, step_size_up: Real, step_size_down: Real, mode: str, gamma: Real, scale_fn: str, scale_mode: str
) -> Array:
    """Where the wave stands, from 0 (lower bound) to 1, times the height of the cycle."""
    total_size = step_size_up + np.where(np.equal(step_size_down, 0), step_size_up, step_size_down)
    step_ratio = step_size_up / total_size
    cycle = np.floor(1 + steps / total_size)
    x = 1.0 + steps / total_size - cycle
    height = np.where(x <= step_ratio, x / step_ratio, (x - 1) / (step_ratio - 1))
    return np.asarray(height * scale(steps, cycle, mode, gamma, scale_fn, scale_mode))


def scale(steps: Array, cycle: Array, mode: str, gamma: Real, scale_fn: str, scale_mode: str) -> Any:
    """The height of the cycle, as a fraction of the distance between the bounds."""
    if scale_fn:
        return parse(scale_fn, ["x"]).numpy(x=cycle if scale_mode == "cycle" else steps)
    if mode == "triangular2":
        return 1 / (2.0 ** (cycle - 1))
    return gamma**steps if mode == "exp_range" else 1.0


def values(
    steps: Array, base: Real, base_lr: Real, max_lr: Real, step_size_up: Real, step_size_down: Real, mode: str,
    gamma: Real, scale_fn: str, scale_mode: str, cycle_momentum: bool, base_momentum: Real, max_momentum: Real,
) -> Array:  # fmt: skip
    height = swing(steps, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode)
    return base_lr + (max_lr - base_lr) * height


def momentum(
    steps: Array, base: Real, base_lr: Real, max_lr: Real, step_size_up: Real, step_size_down: Real, mode: str,
    gamma: Real, scale_fn: str, scale_mode: str, cycle_momentum: bool, base_momentum: Real, max_momentum: Real,
) -> Array:  # fmt: skip
    height = swing(steps, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode)
    return max_momentum - (max_momentum - base_momentum) * height


def check(knobs: Knobs) -> None:
    if knobs["scale_fn"]:
        parse(knobs["scale_fn"], ["x"])


def formulas(knobs: Knobs) -> dict[str, str]:
    """The function ``scale`` of the chosen mode or the user's formula, for exported code."""
    lines = ["def scale(steps, cycle, mode, gamma, scale_fn, scale_mode):"]
    if knobs["scale_fn"]:
        lines.append(f"    x = {'cycle' if knobs['scale_mode'] == 'cycle' else 'steps'}")
        lines.append(f"    return {parse(knobs['scale_fn'], ['x']).source()}")
    else:
        bodies = {"triangular": "1.0", "triangular2": "1 / (2.0 ** (cycle - 1))", "exp_range": "gamma**steps"}
        lines.append(f"    return {bodies[knobs['mode']]}")
    return {"scale": "\n".join(lines)}


CYCLIC_LR = Schedule(
    name="CyclicLR",
    title="Cyclical rate",
    knobs=KNOBS,
    values=values,
    momentum=momentum,
    check=check,
    peak="max_lr",
    formulas=formulas,
    formula=r"\eta_t = \eta_{\mathrm{base}} + (\eta_{\max} - \eta_{\mathrm{base}})\, \mathrm{triangle}(t)\, h_t",
    help="No single best rate has to be found: every swing passes through all of them (Smith 2017).",
    twin="CyclicLR",
    sketch={"step_size_up": 250},
)
