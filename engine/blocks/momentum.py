"""Momentum in PyTorch's convention: a running sum of gradients, the rate outside of it.

torch skips the dampening on the first step (the buffer starts as a copy of the gradient); the
per-run state ``fresh`` is 1 on that step and 0 afterwards.
"""

from engine.block import Block, State
from engine.maths import where, zeros_like

BUFFER = State("buffer", symbol="b", help="running sum of gradients")
FRESH = State("fresh", initial=1.0, per_run=True, symbol="f", help="1 on the first step, then 0")


def update(direction, buffer, fresh, momentum, gain):
    weight = where(fresh > 0, 1.0, gain)
    buffer = momentum * buffer + weight * direction
    return buffer, buffer, zeros_like(fresh)


def update_nesterov(direction, buffer, fresh, momentum, gain):
    weight = where(fresh > 0, 1.0, gain)
    buffer = momentum * buffer + weight * direction
    return direction + momentum * buffer, buffer, zeros_like(fresh)


def update_plain(direction, buffer, momentum):
    buffer = momentum * buffer + direction
    return buffer, buffer


def update_plain_nesterov(direction, buffer, momentum):
    buffer = momentum * buffer + direction
    return direction + momentum * buffer, buffer


def gain(dampening):
    return 1 - dampening


MOMENTUM = Block(
    "momentum",
    "Momentum",
    update,
    states=(BUFFER, FRESH),
    coefficients={"gain": gain},
    off_when_zero="momentum",
    formula=r"b \leftarrow \beta b + (1-\tau) d,\quad d \leftarrow b",
    help="Remembers past gradients: along a steady direction the step grows up to 1/(1 − β) times, across it the signs cancel.",
)
NESTEROV = Block(
    "momentum",
    "Nesterov momentum",
    update_nesterov,
    states=(BUFFER, FRESH),
    coefficients={"gain": gain},
    off_when_zero="momentum",
    formula=r"b \leftarrow \beta b + (1-\tau) d,\quad d \leftarrow d + \beta b",
    help="Momentum that looks ahead: the gradient enters once more on top of the buffer.",
    variant="nesterov",
)
HEAVY_BALL = Block(
    "heavy_ball",
    "Momentum",
    update_plain,
    states=(BUFFER,),
    off_when_zero="momentum",
    formula=r"b \leftarrow \beta b + d,\quad d \leftarrow b",
    help="Momentum without dampening, as RMSprop uses it on its scaled gradient.",
)
