"""Clipping by norm (Pascanu, Mikolov & Bengio 2013): a gradient that is too long is shortened, its direction kept."""

from engine.block import Block
from engine.maths import minimum
from engine.row_sums import row_norm


def update(direction, max_norm):
    import torch

    # 1e-6 as torch.nn.utils.clip_grad_norm_ has it
    factor = max_norm / (row_norm(direction) + 1e-6)
    return direction * minimum(factor, torch.ones_like(factor))


CLIP_NORM = Block(
    "clip_norm",
    "Clip by norm",
    update,
    off_when_zero="max_norm",
    elementwise=False,
    formula=r"d \leftarrow \min\!\left(1, \dfrac{c}{\lVert d\rVert}\right) d",
    help="The whole gradient is shortened to length c where it is longer; its direction stays.",
)
