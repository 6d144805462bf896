"""Networks as torch modules: dense layers with norms and dropout, and small convolutions on images."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import torch
from torch import nn

from engine.errors import InputError
from engine.networks.activations import activation as find_activation
from engine.networks.initialisation import fills
from engine.networks.module_network import seeded

if TYPE_CHECKING:
    from collections.abc import Callable


def dense(
    widths: Sequence[int],
    activation: str = "relu",
    norm: str = "none",
    dropout: float = 0.0,
    bias: bool = True,
    output: str = "identity",
) -> nn.Sequential:
    """Linear · norm · activation · dropout for every hidden layer, and a last Linear with ``output`` behind.

    ``norm``: none, batch (Ioffe & Szegedy 2015) or layer (Ba et al. 2016). ``dropout`` is the part left out
    (Srivastava et al. 2014).
    """
    parts: list[nn.Module] = []
    for fan_in, fan_out in pairwise(widths[:-1]):
        parts.append(nn.Linear(fan_in, fan_out, bias=bias))
        if norm == "batch":
            parts.append(nn.BatchNorm1d(fan_out))
        elif norm == "layer":
            parts.append(nn.LayerNorm(fan_out))
        parts.append(find_activation(activation).module())
        if dropout:
            parts.append(nn.Dropout(dropout))
    parts.append(nn.Linear(widths[-2], widths[-1], bias=bias))
    if output != "identity":
        parts.append(find_activation(output).module())
    return nn.Sequential(*parts)


def convolutional(
    side: int,
    channels: Sequence[int],
    outputs: int,
    activation: str = "relu",
    norm: str = "none",
    dropout: float = 0.0,
    bias: bool = True,
) -> nn.Sequential:
    """Convolution 3×3 · norm · activation · maximum over 2×2 for every entry of ``channels``, and a last Linear.

    It takes square grey images as rows ``(B, side²)``. Raises InputError where a picture is too small for so many
    layers.
    """
    parts: list[nn.Module] = [nn.Unflatten(1, (1, side, side))]
    fan_in, left = 1, side
    for width in channels:
        if left < 2:
            most = side.bit_length() - 1
            raise InputError(f"channels = {list(channels)}: at most {most}, as every layer halves {side}×{side} pixels")
        parts.append(nn.Conv2d(fan_in, width, 3, padding=1, bias=bias))
        if norm == "batch":
            parts.append(nn.BatchNorm2d(width))
        elif norm == "layer":
            parts.append(nn.GroupNorm(1, width))
        parts += [find_activation(activation).module(), nn.MaxPool2d(2)]
        fan_in, left = width, left // 2
    parts.append(nn.Flatten())
    if dropout:
        parts.append(nn.Dropout(dropout))
    parts.append(nn.Linear(fan_in * left * left, outputs, bias=bias))
    return nn.Sequential(*parts)


def started(make: Callable[[], nn.Module], init: str, seed: int) -> nn.Module:
    """What ``make`` builds right after ``torch.manual_seed(seed)``; weights filled anew where ``init`` is no default.

    Other rules than default fill weights of two and more axes and put biases to 0; norms stay as they are.
    """
    with seeded(seed, torch.device("cpu")):
        module = make()
    if init != "default":
        generator = torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for part in module.modules():
                if isinstance(part, (nn.Linear, nn.Conv2d)):
                    fills[init](part.weight, generator)
                    if part.bias is not None:
                        part.bias.zero_()
    return module
