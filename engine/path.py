"""The path of a network's parameters: whole vectors at sparse steps, thinned as the run grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LIMIT = 96
PathMark = tuple[int, list[int], list[Tensor]]


class Path:
    """At most ``LIMIT`` parameter vectors a run, evenly spaced in steps; the spacing doubles when full."""

    def __init__(self) -> None:
        self.stride = 1
        self.steps: list[int] = []
        self._points: list[Tensor] = []

    @property
    def points(self) -> list[Tensor]:
        """The kept vectors ``(R, D)``, one a kept step, float32."""
        return self._points

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

    def mark(self) -> PathMark:
        """What is kept now, for :meth:`restore`."""
        return self.stride, list(self.steps), list(self._points)

    def restore(self, mark: PathMark) -> None:
        """Keeps what was kept at the mark."""
        self.stride, self.steps, self._points = mark

    def plane(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The principal plane of all runs' paths together.

        Answers coordinates ``(K, R, 2)`` at the K kept steps and the two explained shares of the variance ``(2,)``.
        By subspace iteration (Halko, Martinsson & Tropp 2011) that begins where 16 of the points lie: always the
        same, and to about 1e-5 of the full decomposition, which takes seconds for 3000 points.
        """
        points = torch.stack(self._points)
        count, runs, dimension = points.shape
        finite = torch.isfinite(points).all(-1, keepdim=True)
        flat = torch.where(finite, points, points[:1]).reshape(count * runs, dimension)
        flat = flat - flat.mean(0)
        some = torch.linspace(0, len(flat) - 1, min(16, len(flat))).long()
        basis = torch.linalg.qr(flat[some].t())[0]
        for _ in range(6):
            basis = torch.linalg.qr(flat.t() @ (flat @ basis))[0]
        small = (flat @ basis).double()
        values, vectors = torch.linalg.eigh(small.t() @ small)
        top = values[-2:].flip(0).clamp_min(0) if len(values) > 1 else torch.zeros(2, dtype=torch.float64)
        coordinates = torch.zeros(len(flat), 2, dtype=torch.float64)
        coordinates[:, : len(values)] = small @ vectors[:, -2:].flip(1)
        coordinates = torch.where(finite, coordinates.reshape(count, runs, 2), torch.nan)
        total = float(flat.square().sum(dtype=torch.float64)) or 1.0
        return coordinates.numpy(), (top / total).numpy()
