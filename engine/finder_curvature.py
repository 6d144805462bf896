"""The sharpest curvature that the rule of a range test sees, where its seeds stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from engine.curvature import Curvature

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.problem import Objective

BATCHES = 8
"""Batches over whose mean loss the curvature of a network is taken."""
ROOM = 2**22
"""Parameters of all seeds together that are looked at in one go: Lanczos keeps up to 80 vectors of them."""


def sharpest(
    objective: Objective, parameters: Tensor, divisor: Tensor | None = None, scale: float = 1.0, decay: float = 0.0
) -> Tensor:
    """The largest eigenvalue ``(R,)`` of the Hessian of ``scale`` times the loss, plus ``decay`` on its diagonal, at
    ``parameters`` ``(R, D)``; of P^-½ H P^-½ where the rule divides by P = ``divisor`` ``(R, D)``. Of a network, the
    mean loss of its first batches is meant. NaN where it is not finite.
    """
    batches = min(objective.steps_per_epoch or 1, BATCHES)
    hessian: Callable[[Tensor], Tensor] | None = getattr(objective, "hessian", None)

    def loss(place: Tensor) -> Tensor:
        mean = torch.stack([objective.loss(place, step) for step in range(batches)]).mean(0)
        return scale * mean + decay / 2 * place.square().sum(1)

    def exact(place: Tensor) -> Tensor:
        assert hessian is not None
        return scale * hessian(place) + decay * torch.eye(place.shape[1]).to(place)

    few = max(1, ROOM // parameters.shape[1])
    found = []
    for first in range(0, len(parameters), few):
        rows = slice(first, first + few)
        given = None if divisor is None else divisor[rows]
        found.append(Curvature(loss, parameters[rows], exact if hessian else None, given).top()[:, 0])
    return torch.cat(found)
