"""Adamax (Kingma & Ba 2015, section 7): Adam with the largest recent gradient instead of the mean square."""

from engine.block import Block, State
from engine.blocks.adam_moments import FIRST
from engine.maths import absolute, maximum


def rest1(beta1):
    return 1 - beta1


def correction1(beta1, step):
    return 1 - beta1**step


def update(direction, first, largest, beta2, rest1, correction1, eps):
    first = first + rest1 * (direction - first)
    largest = maximum(beta2 * largest, absolute(direction) + eps)
    return first / (correction1 * largest), first, largest


ADAMAX_MOMENTS = Block(
    "adamax_moments",
    "Adamax moments",
    update,
    states=(FIRST, State("largest", symbol="u", help="decaying maximum of |gradient|")),
    coefficients={"rest1": rest1, "correction1": correction1},
    formula=r"m \leftarrow \beta_1 m + (1-\beta_1) d,\; u \leftarrow \max(\beta_2 u, |d|+\varepsilon),\quad d \leftarrow \dfrac{m}{(1-\beta_1^t)\,u}",
    help="Divides by the largest recent gradient: the step never exceeds the learning rate by much.",
)
