"""Schedule-Free averaging (Defazio et al. 2024): gradients are taken between the iterate and its average.

The parameter is y, the place of the gradient; the base iterate z makes the steps, and x, the average of z
weighted by squared rates, is the answer: y = (1 − β) z + β x.
"""

import numpy as np

from engine.block import Block, State
from engine.maths import sqrt, where

BASE = State("base", initial="parameter", symbol="z", help="the iterate that makes the steps")
AVERAGE = State("average", initial="parameter", symbol="x", help="weighted average of z: the answer")
WEIGHTS = State("weights", per_run=True, symbol=r"\sum\gamma^2", help="sum of all squared rates so far")


def rate(lr, warmup_steps, step):
    return lr * np.minimum(1.0, step / np.maximum(warmup_steps, 1.0))


def rate_adam(lr, beta2, warmup_steps, step):
    return lr * np.sqrt(1 - beta2**step) * np.minimum(1.0, step / np.maximum(warmup_steps, 1.0))


def decay(lr, warmup_steps, weight_decay, step):
    return rate(lr, warmup_steps, step) * weight_decay


def decay_adam(lr, beta2, warmup_steps, weight_decay, step):
    return rate_adam(lr, beta2, warmup_steps, step) * weight_decay


def rest2(beta2):
    return 1 - beta2


def averaged(step, parameter, base, average, weights, rate, decay, beta):
    """The new y against the old one as direction, and the three states."""
    base = base - (step + decay * parameter)
    weights = weights + rate * rate
    share = rate * rate / where(weights > 0, weights, 1 + 0 * weights)
    average = average + share * (base - average)
    return parameter - (base + beta * (average - base)), base, average, weights


def update(direction, parameter, base, average, weights, rate, decay, momentum):
    return averaged(rate * direction, parameter, base, average, weights, rate, decay, momentum)


def update_adam(direction, parameter, base, average, weights, second, rate, decay, beta1, beta2, rest2, eps):
    second = beta2 * second + rest2 * (direction * direction)
    step = rate * direction / (sqrt(second) + eps)
    return (*averaged(step, parameter, base, average, weights, rate, decay, beta1), second)


FORMULA = r"z \leftarrow z - \gamma_t\,(d + \lambda y),\quad x \leftarrow (1-c_t)\,x + c_t\,z,\quad c_t = \dfrac{\gamma_t^2}{\sum\gamma_i^2},\quad y \leftarrow (1-\beta)\,z + \beta\,x"
HELP = "Averaging does the work of a falling rate, without knowing when the training will end."

SCHEDULE_FREE = Block(
    "schedule_free",
    "Schedule-Free averaging",
    update,
    states=(BASE, AVERAGE, WEIGHTS),
    coefficients={"rate": rate, "decay": decay},
    formula=FORMULA,
    help=HELP,
)
SCHEDULE_FREE_ADAM = Block(
    "schedule_free",
    "Schedule-Free averaging of Adam",
    update_adam,
    states=(BASE, AVERAGE, WEIGHTS, State("second", symbol="v", help="running mean of squared gradients")),
    coefficients={"rate": rate_adam, "decay": decay_adam, "rest2": rest2},
    variant="adam",
    formula=r"v \leftarrow \beta_2 v + (1-\beta_2) d^2,\; d \leftarrow \dfrac{d}{\sqrt v + \varepsilon},\quad " + FORMULA,
    help=HELP,
)
