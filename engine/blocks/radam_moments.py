"""RAdam (Liu et al. 2020): Adam that starts as plain momentum until its second moment can be trusted."""

import numpy as np

from engine.block import Block
from engine.blocks.adam_moments import FIRST, SECOND
from engine.maths import sqrt, where


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def correction1(beta1, step):
    return 1 - beta1**step


def root2(beta2, step):
    return np.sqrt(1 - beta2**step)


def rectifier(beta2, step):
    """The variance rectification term; 0 while the length of the average is at most 5, where it has none."""
    longest = 2 / (1 - beta2) - 1
    length = longest - 2 * step * beta2**step / (1 - beta2**step)
    square = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    return np.where(length > 5, np.sqrt(np.maximum(square, 0)), 0.0)


def update(direction, first, second, rest1, rest2, beta2, correction1, root2, rectifier, eps):
    first = first + rest1 * (direction - first)
    second = beta2 * second + rest2 * (direction * direction)
    mean = first / correction1
    scaled = mean * rectifier * root2 / (sqrt(second) + eps)
    return where(rectifier > 0, scaled, mean), first, second


RADAM_MOMENTS = Block(
    "radam_moments",
    "RAdam moments",
    update,
    states=(FIRST, SECOND),
    coefficients={"rest1": rest1, "rest2": rest2, "correction1": correction1, "root2": root2, "rectifier": rectifier},
    formula=r"d \leftarrow \hat m\, r_t \dfrac{\sqrt{1-\beta_2^t}}{\sqrt{v}+\varepsilon}\;\text{ if } \rho_t > 5,\text{ else } \hat m",
    help="A built-in warm-up: the adaptive part is used only once its estimate rests on enough samples.",
)
