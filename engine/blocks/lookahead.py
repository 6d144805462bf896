"""Lookahead (Zhang et al. 2019): slow weights that follow the fast ones a part of the way every k steps."""

from engine.block import Block, State
from engine.maths import where


def sync(k, step):
    return (step % k == 0) * 1.0


def update(direction, parameter, slow, sync, alpha):
    moved = parameter - direction
    slow = where(sync > 0, slow + alpha * (moved - slow), slow)
    return where(sync > 0, parameter - slow, direction), slow


LOOKAHEAD = Block(
    "lookahead",
    "Lookahead",
    update,
    states=(State("slow", initial="parameter", symbol=r"\phi", help="slow weights: the answer"),),
    coefficients={"sync": sync},
    formula=r"\text{every } k \text{ steps: } \phi \leftarrow \phi + \alpha\,(w - \phi),\quad w \leftarrow \phi",
    help="k steps forward, one part of them taken: the noise of the fast weights averages out.",
)
