"""Lion (Chen et al. 2023): the sign of a mix of momentum and gradient, with two memories."""

from engine.block import Block, State
from engine.maths import sign


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def update(direction, first, rest1, rest2):
    mixed = first + rest1 * (direction - first)
    first = first + rest2 * (direction - first)
    return sign(mixed), first


LION_DIRECTION = Block(
    "lion_direction",
    "Lion direction",
    update,
    states=(State("first", symbol="m", help="running mean of gradients"),),
    coefficients={"rest1": rest1, "rest2": rest2},
    formula=r"d \leftarrow \operatorname{sign}(\beta_1 m + (1-\beta_1) d),\quad m \leftarrow \beta_2 m + (1-\beta_2) d",
    help="Every parameter moves by exactly the rate; the mix decides the sign, the longer memory follows behind.",
)
