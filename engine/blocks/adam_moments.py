"""Adam's two moments (Kingma & Ba 2015) with bias correction.

The correction 1 - beta**t is carried as a state c: an average of the constant 1 started at 0 grows
as c <- c + (1 - beta)(1 - c), which is 1 - beta**t without a power a step and without cancellation
in float32. When beta itself changes, c is rebased to 1 - beta**t with the new beta, as torch has it.
"""

from engine.block import Block, State
from engine.maths import maximum, sqrt

FIRST = State("first", symbol="m", help="running mean of gradients: the first moment")
SECOND = State("second", symbol="v", help="running mean of squared gradients: the second raw moment (not a variance)")
CORRECTION1 = State(
    "correction1",
    per_run=True,
    symbol="c_1",
    help="bias correction 1 − β₁ᵗ",
    rebase=lambda beta1, step: 1 - beta1**step,
)
CORRECTION2 = State(
    "correction2",
    per_run=True,
    symbol="c_2",
    help="bias correction 1 − β₂ᵗ",
    rebase=lambda beta2, step: 1 - beta2**step,
)
LARGEST = State("largest", symbol=r"v_{\max}", help="largest second moment so far")


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


RESTS = {"rest1": rest1, "rest2": rest2}


def update(direction, first, second, correction1, correction2, beta2, rest1, rest2, eps):
    correction1 = correction1 + rest1 * (1 - correction1)
    correction2 = correction2 + rest2 * (1 - correction2)
    first = first + rest1 * (direction - first)
    second = beta2 * second + rest2 * (direction * direction)
    direction = (first / correction1) / (sqrt(second / correction2) + eps)
    return direction, first, second, correction1, correction2


def update_amsgrad(direction, first, second, correction1, correction2, largest, beta2, rest1, rest2, eps):
    correction1 = correction1 + rest1 * (1 - correction1)
    correction2 = correction2 + rest2 * (1 - correction2)
    first = first + rest1 * (direction - first)
    second = beta2 * second + rest2 * (direction * direction)
    largest = maximum(largest, second)
    direction = (first / correction1) / (sqrt(largest / correction2) + eps)
    return direction, first, second, correction1, correction2, largest


ADAM_MOMENTS = Block(
    "adam_moments",
    "Adam moments",
    update,
    states=(FIRST, SECOND, CORRECTION1, CORRECTION2),
    coefficients=RESTS,
    formula=r"m \leftarrow \beta_1 m + (1-\beta_1) d,\; v \leftarrow \beta_2 v + (1-\beta_2) d^2,\quad d \leftarrow \dfrac{m/(1-\beta_1^t)}{\sqrt{v/(1-\beta_2^t)}+\varepsilon}",
    help="The mean gradient divided by its root mean square: a direction whose size is about 1, whatever the loss is multiplied by.",
)
AMSGRAD_MOMENTS = Block(
    "adam_moments",
    "AMSGrad moments",
    update_amsgrad,
    states=(FIRST, SECOND, CORRECTION1, CORRECTION2, LARGEST),
    coefficients=RESTS,
    formula=r"v_{\max} \leftarrow \max(v_{\max}, v),\quad d \leftarrow \dfrac{m/(1-\beta_1^t)}{\sqrt{v_{\max}/(1-\beta_2^t)}+\varepsilon}",
    help="Adam that never lets a parameter's rate rise again (Reddi, Kale & Kumar 2018).",
    variant="amsgrad",
)
