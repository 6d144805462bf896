"""Adan (Xie et al. 2022): Adam with a third average, of gradient differences, as Nesterov's look-ahead."""

from engine.block import Block, State
from engine.maths import sqrt, zeros_like


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def rest3(beta3):
    return 1 - beta3


def correction1(beta1, step):
    return 1 - beta1**step


def correction2(beta2, step):
    return 1 - beta2**step


def correction3(beta3, step):
    return 1 - beta3**step


def update(
    direction,
    first,
    change,
    second,
    previous,
    fresh,
    rest1,
    rest2,
    rest3,
    beta2,
    correction1,
    correction2,
    correction3,
    eps,
):
    difference = (direction - previous) * (1 - fresh)
    first = first + rest1 * (direction - first)
    change = change + rest2 * (difference - change)
    ahead = direction + beta2 * difference
    second = second + rest3 * (ahead * ahead - second)
    mixed = first / correction1 + beta2 * change / correction2
    return mixed / (sqrt(second / correction3) + eps), first, change, second, direction, zeros_like(fresh)


ADAN_MOMENTS = Block(
    "adan_moments",
    "Adan moments",
    update,
    states=(
        State("first", symbol="m", help="running mean of gradients"),
        State("change", symbol="v", help="running mean of gradient differences"),
        State("second", symbol="n", help="running mean of squared look-ahead gradients"),
        State("previous", symbol="g_{-}", help="the gradient before"),
        State("fresh", initial=1.0, per_run=True, symbol="f", help="1 on the first step, then 0"),
    ),
    coefficients={
        "rest1": rest1,
        "rest2": rest2,
        "rest3": rest3,
        "correction1": correction1,
        "correction2": correction2,
        "correction3": correction3,
    },
    formula=r"d \leftarrow \dfrac{\hat m + \beta_2 \hat v}{\sqrt{\hat n}+\varepsilon}",
    help="The averaged change between gradients foresees where the gradient is going.",
)
