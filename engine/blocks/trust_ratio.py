"""Trust ratios: the step of every tensor in proportion to the tensor's own length (LARS 2017, LAMB 2020)."""

from engine.block import Block
from engine.maths import where
from engine.row_sums import row_norm


def update_lamb(direction, parameter, layout, weight_decay):
    import torch

    direction = direction + weight_decay * parameter
    parts = []
    for slot in layout.slots:
        part, weight = direction[:, slot.start : slot.stop], parameter[:, slot.start : slot.stop]
        length, step = row_norm(weight), row_norm(part)
        parts.append(where((length > 0) & (step > 0), length / step, torch.ones_like(length)) * part)
    return torch.cat(parts, 1)


def update_lars(direction, parameter, layout, weight_decay, trust_coefficient):
    import torch

    parts = []
    for slot in layout.slots:
        gradient, weight = direction[:, slot.start : slot.stop], parameter[:, slot.start : slot.stop]
        length, steepness = row_norm(weight), row_norm(gradient)
        ratio = trust_coefficient * length / (steepness + weight_decay * length)
        ratio = where((length > 0) & (steepness > 0), ratio, torch.ones_like(ratio))
        parts.append(ratio * (gradient + weight_decay * weight))
    return torch.cat(parts, 1)


LAMB_TRUST = Block(
    "trust_ratio",
    "Trust ratio (LAMB)",
    update_lamb,
    elementwise=False,
    formula=r"d \leftarrow d + \lambda w,\quad d_\ell \leftarrow \dfrac{\lVert w_\ell\rVert}{\lVert d_\ell\rVert}\,d_\ell",
    help="Every tensor moves by the same share of its own length, whatever the size of its direction.",
)
LARS_TRUST = Block(
    "trust_ratio",
    "Trust ratio (LARS)",
    update_lars,
    elementwise=False,
    variant="lars",
    formula=r"d_\ell \leftarrow \dfrac{\tau\lVert w_\ell\rVert}{\lVert g_\ell\rVert + \lambda\lVert w_\ell\rVert}\,(g_\ell + \lambda w_\ell)",
    help="The rate of every tensor is scaled by the ratio of its length to its gradient's: no layer is torn apart, none stands still.",
)
