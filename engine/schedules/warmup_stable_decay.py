"""A short warm-up, a long stretch at the full rate, and a decay at the end."""

import numpy as np

from engine.errors import InputError
from engine.knob import Knob, choice, integer
from engine.schedule import Array, Knobs, Real, Schedule

KNOBS = (
    integer(
        "total_steps", 2000, 1, 10**9, "Steps of all three parts; left out: to the end of the run.",
        unit="steps", symbol="T",
    ),
    integer("warmup_steps", 100, 0, 10**9, "Steps of the warm-up, a straight line.", unit="steps", symbol="W"),
    integer("decay_steps", 400, 0, 10**9, "Steps of the decay at the end.", unit="steps", symbol="D"),
    Knob("start_factor", 0.01, low=0.0, high=1.0, symbol="a", help="What the rate is multiplied by at step 0."),
    Knob("final_factor", 0.0, low=0.0, high=1.0, symbol="f", help="What it is multiplied by at step total_steps."),
    choice("decay", "linear", ("linear", "cosine", "sqrt"), "The curve of the decay; sqrt falls fast at first."),
)  # fmt: skip


def values(
    steps: Array, base: Real, total_steps: Real, warmup_steps: Real, decay_steps: Real, start_factor: Real,
    final_factor: Real, decay: str,
) -> Array:  # fmt: skip
    rise = np.minimum(steps / np.maximum(warmup_steps, 1), 1.0) if np.ndim(warmup_steps) or warmup_steps else 1.0
    fall = np.clip((steps - (total_steps - decay_steps)) / np.maximum(decay_steps, 1), 0.0, 1.0)
    if decay == "cosine":
        fall = (1.0 - np.cos(np.pi * fall)) / 2.0
    elif decay == "sqrt":
        fall = np.sqrt(fall)
    return base * (start_factor + (1.0 - start_factor) * rise) * (1.0 - (1.0 - final_factor) * fall)


def length(knobs: Knobs) -> Real:
    return knobs["total_steps"]  # type: ignore[no-any-return]


def check(knobs: Knobs) -> None:
    needed = np.max(knobs["warmup_steps"] + knobs["decay_steps"] - np.asarray(knobs["total_steps"]))
    if needed > 0:
        raise InputError(
            f"warmup_steps + decay_steps: {int(needed)} more than total_steps = {int(np.min(knobs['total_steps']))}; "
            "they must fit into it"
        )


WARMUP_STABLE_DECAY = Schedule(
    name="WarmupStableDecay",
    title="Warm-up, stable, decay",
    knobs=KNOBS,
    values=values,
    length=length,
    check=check,
    span="total_steps",
    formula=r"\eta_t = \eta_0 \left( a + (1 - a) \min\!\left(\tfrac{t}{W}, 1\right) \right)"
    r"\left( 1 - (1 - f)\, s\!\left( \tfrac{t - (T - D)}{D} \right) \right)",
    help="The run may be prolonged at will before the decay, which brings most of the last gain "
    "(WSD: Hu et al. 2024, Haegele et al. 2024).",
    sketch={"warmup_steps": 100, "decay_steps": 400},
)
