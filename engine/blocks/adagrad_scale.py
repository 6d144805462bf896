"""Adagrad (Duchi, Hazan & Singer 2011): divide by the root of the *sum* of squared gradients."""

from engine.block import Block, State
from engine.maths import sqrt


def update(direction, total, eps):
    total = total + direction * direction
    return direction / (sqrt(total) + eps), total


ADAGRAD_SCALE = Block(
    "adagrad_scale",
    "Adagrad scaling",
    update,
    states=(State("total", initial="initial_accumulator_value", symbol="G", help="sum of squared gradients"),),
    formula=r"G \leftarrow G + d^2,\quad d \leftarrow \dfrac{d}{\sqrt{G}+\varepsilon}",
    help="Every parameter gets its own rate, which falls as its squared gradients add up.",
)
