"""Rprop (Riedmiller & Braun 1993): a step size of its own for every parameter, steered by signs alone."""

from engine.block import Block, State
from engine.maths import maximum, minimum, sign, where


def update(direction, previous, size, etaminus, etaplus, low, high):
    agreement = direction * previous
    factor = where(
        agreement > 0, etaplus + 0 * agreement, where(agreement < 0, etaminus + 0 * agreement, 1 + 0 * agreement)
    )
    size = minimum(maximum(size * factor, low + 0 * size), high + 0 * size)
    direction = where(agreement < 0, 0 * direction, direction)
    return sign(direction) * size, direction, size


RPROP_STEPS = Block(
    "rprop_steps",
    "Rprop step sizes",
    update,
    states=(
        State("previous", symbol="g_{-}", help="the gradient before"),
        State("size", initial="lr", symbol=r"\delta", help="step size of each parameter"),
    ),
    formula=r"\delta \leftarrow \delta\cdot\eta^{\pm}\;\text{by the sign of } d\,g_{-},\quad \Delta = \operatorname{sign}(d)\,\delta",
    help="Same sign as before: the step grows. Sign changed: it was too long, so it shrinks and waits once. Sizes of gradients do not matter.",
)
