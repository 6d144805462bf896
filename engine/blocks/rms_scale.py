"""RMSprop's scaling (Tieleman & Hinton 2012): divide by the root of a running mean of squares."""

from engine.block import Block, State
from engine.maths import sqrt

SQUARE = State("square", symbol="v", help="running mean of squared gradients")


def rest(alpha):
    return 1 - alpha


def update(direction, square, alpha, rest, eps):
    square = alpha * square + rest * (direction * direction)
    return direction / (sqrt(square) + eps), square


def update_centered(direction, square, mean, alpha, rest, eps):
    square = alpha * square + rest * (direction * direction)
    mean = mean + rest * (direction - mean)
    return direction / (sqrt(square - mean * mean) + eps), square, mean


RMS_SCALE = Block(
    "rms_scale",
    "RMS scaling",
    update,
    states=(SQUARE,),
    coefficients={"rest": rest},
    formula=r"v \leftarrow \alpha v + (1-\alpha) d^2,\quad d \leftarrow \dfrac{d}{\sqrt{v}+\varepsilon}",
    help="Like Adagrad, but old gradients are forgotten: the rate of a parameter can rise again.",
)
RMS_SCALE_CENTERED = Block(
    "rms_scale",
    "Centred RMS scaling",
    update_centered,
    states=(SQUARE, State("mean", symbol=r"\bar g", help="running mean of gradients")),
    coefficients={"rest": rest},
    formula=r"d \leftarrow \dfrac{d}{\sqrt{v-\bar g^2}+\varepsilon}",
    help="Divides by the spread of the gradients (their estimated standard deviation) instead of their size.",
    variant="centered",
)
