"""The rate times any formula of the step."""

import numpy as np

from engine.formula import parse
from engine.knob import Knob
from engine.schedule import Array, Knobs, Real, Schedule

LR_LAMBDA = Knob(
    "lr_lambda", "0.999**step", kind="text", live=False, symbol=r"\lambda",
    help="A formula in step (epoch means the same), such as 1/(1 + step/100); the rate is the base times its value.",
)  # fmt: skip
NAMES = ("step", "epoch")


def values(steps: Array, base: Real, lr_lambda: str) -> Array:
    return np.asarray(base * parse(lr_lambda, NAMES).numpy(step=steps, epoch=steps))


def check(knobs: Knobs) -> None:
    parse(knobs["lr_lambda"], NAMES)


def formulas(knobs: Knobs) -> dict[str, str]:
    """The function with the user's formula in it, for exported code."""
    body = parse(knobs["lr_lambda"], NAMES).source()
    return {"values": f"def values(steps, base, lr_lambda):\n    step = epoch = steps\n    return base * {body}"}


LAMBDA_LR = Schedule(
    name="LambdaLR",
    title="Formula",
    knobs=(LR_LAMBDA,),
    values=values,
    check=check,
    formulas=formulas,
    formula=r"\eta_t = \eta_0\,\lambda(t)",
    help="Write the schedule down as a formula; nothing else is needed for a schedule that has no name yet.",
    twin="LambdaLR",
)
