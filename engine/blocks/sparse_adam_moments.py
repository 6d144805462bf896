"""SparseAdam as torch.optim has it: Adam in which entries without a gradient stand still, moments too."""

import numpy as np

from engine.block import Block
from engine.blocks.adam_moments import FIRST, SECOND
from engine.maths import sqrt, where


def rest1(beta1):
    return 1 - beta1


def rest2(beta2):
    return 1 - beta2


def correction(beta1, beta2, step):
    return np.sqrt(1 - beta2**step) / (1 - beta1**step)


def update(direction, first, second, rest1, rest2, correction, eps):
    idle = direction == 0
    moved1 = first + rest1 * (direction - first)
    moved2 = second + rest2 * (direction * direction - second)
    scaled = correction * moved1 / (sqrt(moved2) + eps)
    return where(idle, 0 * direction, scaled), where(idle, first, moved1), where(idle, second, moved2)


SPARSE_ADAM_MOMENTS = Block(
    "sparse_adam_moments",
    "Lazy Adam moments",
    update,
    states=(FIRST, SECOND),
    coefficients={"rest1": rest1, "rest2": rest2, "correction": correction},
    formula=r"\text{where } d \neq 0:\; m, v \text{ as in Adam},\quad d \leftarrow \dfrac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\dfrac{m}{\sqrt v+\varepsilon}",
    help="Entries whose gradient is exactly zero neither move nor forget: for tables of which a batch touches few rows.",
)
