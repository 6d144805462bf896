"""The path of a network's parameters: whole vectors at sparse steps, thinned as the run grows."""

from __future__ import annotations

import torch
from torch import Tensor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import NDArray
    import numpy as np

LIMIT = 96


class Path:
    """At most ``LIMIT`` parameter vectors a run, evenly spaced in steps; the spacing doubles when full."""

    def __init__(self) -> None:
        self.stride = 1
        self.steps: list[int] = []
        self._points: list[Tensor] = []

    def visit(self, step: int, parameters: Tensor) -> None:
        """Keeps ``parameters`` ``(R, D)`` if ``step`` lies on the grid."""
        if step % self.stride:
            return
        while self.steps and self.steps[-1] >= step:
            self.steps.pop()
            self._points.pop()
        self.steps.append(step)
        self._points.append(parameters.detach().to("cpu", torch.float32, copy=True))
        if len(self.steps) >= LIMIT:
            self.stride *= 2
            kept = [i for i, s in enumerate(self.steps) if s % self.stride == 0]
            self.steps = [self.steps[i] for i in kept]
            self._points = [self._points[i] for i in kept]

    def plane(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The principal plane of all runs' paths together.

        Answers coordinates ``(K, R, 2)`` at the K kept steps and the two explained shares of the
        variance ``(2,)``; found through the Gram matrix, as there are far fewer points than parameters.
        """
        points = torch.stack(self._points).double()
        count, runs, dimension = points.shape
        finite = torch.isfinite(points).all(-1, keepdim=True)
        flat = torch.where(finite, points, points[:1]).reshape(count * runs, dimension)
        flat = flat - flat.mean(0)
        values, vectors = torch.linalg.eigh(flat @ flat.t())
        top = values[-2:].flip(0).clamp_min(0) if len(values) > 1 else torch.zeros(2, dtype=torch.float64)
        coordinates = vectors[:, -2:].flip(1) * top.sqrt()
        coordinates = torch.where(finite, coordinates.reshape(count, runs, 2), torch.nan)
        total = float(values.clamp_min(0).sum()) or 1.0
        return coordinates.numpy(), (top / total).numpy()
