"""Proximal L1 (soft thresholding; Donoho 1995, Parikh & Boyd 2014): the step that really reaches zero."""

from engine.block import Block
from engine.maths import absolute, maximum, sign


def threshold(lr, l1):
    return lr * l1


def update(direction, parameter, threshold):
    moved = parameter - direction
    shrunk = sign(moved) * maximum(absolute(moved) - threshold, 0 * moved)
    return parameter - shrunk


PROXIMAL_L1 = Block(
    "proximal_l1",
    "Proximal L1",
    update,
    coefficients={"threshold": threshold},
    off_when_zero="l1",
    formula=r"w \leftarrow \operatorname{sign}(w)\,\max(|w| - \eta\lambda_1, 0)",
    help="After the step every weight moves towards zero by the same amount and stops there: some weights become exactly zero.",
)
