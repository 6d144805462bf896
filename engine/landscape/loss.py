"""The loss that a landscape shows: that of all training data, penalties included, for many points at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch

from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from torch import Tensor

    from engine.problem import Objective

Loss = Callable[["Tensor"], "Tensor"]
"""``(M, D)`` to ``(M,)``, differentiable by autograd where parameters ask for it."""
NUMBERS = 2**20
"""How many activations are held at once: about what a core's own cache keeps."""


def whole_loss(objective: Objective) -> Loss:
    """The loss over all training samples of a network, or the formula of a surface (without its noise)."""
    if not isinstance(objective, NetworkObjective):
        return lambda points: objective.loss(points, 0)
    network, data = objective.network, objective.data

    def loss(points: Tensor) -> Tensor:
        rows = max(1, NUMBERS // max(1, max(network.widths) * len(data.inputs)))
        parts = []
        for part in points.split(rows):
            found = network.loss_function.of(network.outputs(part, data.inputs), data.targets)
            penalty = objective.penalty(part)
            parts.append(found if penalty is None else found + penalty)
        return torch.cat(parts)

    return loss
