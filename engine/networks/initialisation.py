"""Start values of dense layers, drawn as torch draws them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor
from torch.nn import init

from engine.errors import unknown

Fill = Callable[[Tensor, torch.Generator], Tensor]

fills: Mapping[str, Fill] = {
    "default": lambda weight, g: init.kaiming_uniform_(weight, a=math.sqrt(5), generator=g),
    "kaiming_normal": lambda weight, g: init.kaiming_normal_(weight, nonlinearity="relu", generator=g),
    "xavier_uniform": lambda weight, g: init.xavier_uniform_(weight, generator=g),
    "xavier_normal": lambda weight, g: init.xavier_normal_(weight, generator=g),
    "orthogonal": lambda weight, g: init.orthogonal_(weight, generator=g),
    "normal": lambda weight, g: init.normal_(weight, generator=g),
    "zeros": lambda weight, g: init.zeros_(weight),
}


def start_point(shapes: list[tuple[int, ...]], name: str, seed: int) -> Tensor:
    """One flat start point ``(D,)``, float32 on the CPU, for weights ``(out, in)`` and biases ``(out,)`` in turn.

    ``default`` gives the bits of ``torch.manual_seed(seed)`` followed by the construction of the
    ``torch.nn.Linear`` layers. Biases are U(±1/√in) as there; other rules leave biases at 0. Values are drawn
    in float32 for every dtype: a run in float64 starts where the float32 run does.
    """
    if name not in fills:
        raise unknown("init", name, fills)
    generator = torch.Generator().manual_seed(seed)
    parts, fan_in = [], 1
    for shape in shapes:
        value = torch.empty(shape, dtype=torch.float32)
        if len(shape) == 2:
            fan_in = shape[1]
            fills[name](value, generator)
        elif name == "default":
            bound = 1 / math.sqrt(fan_in)
            init.uniform_(value, -bound, bound, generator=generator)
        else:
            init.zeros_(value)
        parts.append(value.reshape(-1))
    return torch.cat(parts)
