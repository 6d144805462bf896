"""The rate is multiplied, every step, by a formula of the step."""

from functools import lru_cache

import numpy as np

from engine.errors import InputError
from engine.formula import parse
from engine.knob import Knob
from engine.schedule import Array, Knobs, Real, Schedule

LR_LAMBDA = Knob(
    "lr_lambda", "1 - 1/(step + 100)", kind="text", live=False, symbol=r"\lambda",
    help="A formula in step (epoch means the same); at every step from 1 on the rate is multiplied by its value.",
)  # fmt: skip
NAMES = ("step", "epoch")
LONGEST = 10**7


def values(steps: Array, base: Real, lr_lambda: str) -> Array:
    last = int(np.max(steps, initial=0.0))
    if last > LONGEST:
        raise InputError(f"step {last}: MultiplicativeLR multiplies step by step, at most {LONGEST} times")
    return np.asarray(base * products(lr_lambda, max(1024, 1 << last.bit_length()))[np.asarray(steps, np.intp)])


@lru_cache(maxsize=4)
def products(lr_lambda: str, count: int) -> Array:
    """The running product of the formula over steps 1 to ``count - 1``, beginning with 1."""
    steps = np.arange(count, dtype=np.float64)
    factors = np.array(np.broadcast_to(parse(lr_lambda, NAMES).numpy(step=steps, epoch=steps), steps.shape))
    factors[0] = 1.0
    with np.errstate(all="ignore"):
        return np.cumprod(factors)


def check(knobs: Knobs) -> None:
    parse(knobs["lr_lambda"], NAMES)


def formulas(knobs: Knobs) -> dict[str, str]:
    """The function with the user's formula in it, for exported code."""
    body = parse(knobs["lr_lambda"], NAMES).source()
    return {
        "values": "def values(steps, base, lr_lambda):\n    step = epoch = np.arange(1, int(steps) + 1)\n"
        f"    return base * np.prod(np.broadcast_to({body}, step.shape))"
    }


MULTIPLICATIVE_LR = Schedule(
    name="MultiplicativeLR",
    title="Formula for the factor per step",
    knobs=(LR_LAMBDA,),
    values=values,
    check=check,
    formulas=formulas,
    formula=r"\eta_t = \eta_{t-1}\,\lambda(t)",
    help="Like Formula, but the formula says by how much the rate changes at each step.",
    twin="MultiplicativeLR",
)
