"""The loop that mini-batches in a fixed order lead to: an epoch of SGD's updates is an affine map.

Batch b has the gradient g_b + H_b (x - c) around a centre c. One update of momentum on the state (x - c, buffer) is
then affine; the product of an epoch's updates is affine too, and its fixed point is where the run ends up: a closed
loop of B places, one loss for each batch. On squared errors of a linear model this is exact, elsewhere it holds near c.
Source: Bertsekas 2011, Incremental gradient methods (LIDS 2848), section 3: the limit cycle of a cyclic order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.problem import Objective

    Array = NDArray[np.float64]

MOST = 1024
"""Parameters beyond which the epoch's matrices would be too large."""


@dataclass(frozen=True, eq=False)
class LimitCycle:
    """``places`` ``(B, D)`` before the update on each batch, ``losses`` ``(B,)`` of that batch there, their mean, the
    ``radius`` of an epoch's map (below 1: the loop attracts), and whether the gradients are exactly affine.
    """

    places: Array
    losses: Array
    radius: float
    exact: bool

    @property
    def mean(self) -> float:
        """The mean loss of an epoch."""
        return float(self.losses.mean())


def limit_cycle(
    hessians: Array, gradients: Array, centre: Array, lr: float, momentum: float = 0.0, decay: float = 0.0
) -> tuple[Array, float]:
    """The places ``(B, D)`` of the loop and the radius of an epoch's map, for ``hessians`` ``(B, D, D)`` and
    ``gradients`` ``(B, D)`` at ``centre`` ``(D,)``; heavy-ball momentum, L2 of ``decay``.

    Raises InputError where the map has no single fixed point (a direction that no batch bends).
    """
    count, dimension = gradients.shape
    eye = np.eye(dimension)
    maps, shifts = [], []
    for hessian, gradient in zip(hessians, gradients, strict=True):
        bent, pull = hessian + decay * eye, gradient + decay * centre
        maps.append(np.block([[eye - lr * bent, -lr * momentum * eye], [bent, momentum * eye]]))
        shifts.append(np.concatenate([-lr * pull, pull]))
    if momentum == 0:
        maps = [matrix[:dimension, :dimension] for matrix in maps]
        shifts = [shift[:dimension] for shift in shifts]
    whole, moved = np.eye(len(shifts[0])), np.zeros(len(shifts[0]))
    for matrix, shift in zip(maps, shifts, strict=True):
        whole, moved = matrix @ whole, matrix @ moved + shift
    radius = float(np.abs(np.linalg.eigvals(whole)).max())
    left = np.eye(len(whole)) - whole
    if np.linalg.cond(left) > 1e13:
        raise InputError("limit cycle: some direction is not bent by any batch, so the loop has no single place")
    state = np.linalg.solve(left, moved)
    places = np.empty((count, dimension))
    for place, (matrix, shift) in enumerate(zip(maps, shifts, strict=True)):
        places[place] = centre + state[:dimension]
        state = matrix @ state + shift
    return places, radius


def predicted(
    objective: Objective, place: Tensor, lr: float, momentum: float = 0.0, decay: float = 0.0, loss_scale: float = 1.0
) -> LimitCycle:
    """The loop of ``objective``'s batches, in their order at step 0, around ``place`` ``(D,)``.

    The batches' Hessians are central differences of gradients (exact, up to rounding, where gradients are affine).
    Raises InputError for a problem without batches or with more than ``MOST`` parameters.
    """
    import torch

    count, dimension = objective.steps_per_epoch or 1, len(place)
    if count < 2:
        raise InputError("limit cycle: the problem has no mini-batches")
    if dimension > MOST:
        raise InputError(f"limit cycle: {dimension} parameters; at most {MOST}")
    width = 1e-3 if place.dtype == torch.float64 else 1e-1
    nudges = width * torch.eye(dimension, dtype=place.dtype, device=place.device)
    hessians, gradients = [], []
    exact = True
    for batch in range(count):
        _, plus = objective.evaluate(place + nudges, batch)
        _, minus = objective.evaluate(place - nudges, batch)
        _, here = objective.evaluate(place[None], batch)
        hessian = ((plus - minus) / (2 * width)).double()
        hessians.append(((hessian + hessian.T) / 2).cpu().numpy())
        gradients.append(here[0].double().cpu().numpy())
        far = place + 2.0
        bent = here[0].double() + hessian.T @ torch.full_like(place, 2.0).double()
        there = objective.evaluate(far[None], batch)[1][0].double()
        exact = exact and bool((bent - there).abs().max() <= 1e-4 * (1 + there.abs().max()))
    centre = place.double().cpu().numpy()
    places, radius = limit_cycle(
        loss_scale * np.stack(hessians), loss_scale * np.stack(gradients), centre, lr, momentum, decay
    )
    at = torch.as_tensor(places, dtype=place.dtype, device=place.device)
    losses = [float(objective.evaluate(row[None], batch)[0][0]) for batch, row in enumerate(at)]
    return LimitCycle(places, np.array(losses), radius, exact)
