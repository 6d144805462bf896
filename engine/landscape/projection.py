"""A path seen on a plane, and how much of it the plane does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.landscape.loss import Loss
    from engine.landscape.plane import Plane

ROWS = 64


@dataclass(frozen=True)
class Projection:
    """One run's path ``(K, D)`` on a plane; every array is float64 with K rows.

    ``coordinates`` ``(K, 2)`` of the nearest points of the plane; ``off`` the distance to them, in the parameters'
    unit; ``true_loss`` where the run really was, ``plane_loss`` at the nearest point of the plane. ``shown`` is the
    part of the path's squared distances from the plane's origin that lies inside the plane (1: all of it).
    """

    coordinates: NDArray[np.float64]
    off: NDArray[np.float64]
    true_loss: NDArray[np.float64]
    plane_loss: NDArray[np.float64]
    shown: float

    @property
    def largest_gap(self) -> float:
        """The largest |true − plane loss| over the range of the true loss: above about 0.1 the heights mislead."""
        finite = np.isfinite(self.true_loss) & np.isfinite(self.plane_loss)
        true, plane = self.true_loss[finite], self.plane_loss[finite]
        if not len(true):
            return float("nan")
        gap = float(np.abs(true - plane).max())
        span = float(np.ptp(true))
        return gap / span if span else (0.0 if gap == 0 else float("inf"))


def project(path: Tensor, plane: Plane, loss: Loss, on_plane: Callable[[Tensor], Tensor]) -> Projection:
    """``path`` ``(K, D)`` on ``plane``; ``loss`` of whole parameters, ``on_plane`` of coordinates."""
    coordinates = plane.coordinates(path)
    off = plane.distances(path)
    far = (path.double() - plane.origin.double()).norm(dim=1)
    finite = torch.isfinite(far)
    total = float(far[finite].square().sum())
    shown = 1 - float(off[finite].square().sum()) / total if total else 1.0
    with torch.no_grad():
        true = torch.cat([loss(part.to(plane.origin)).double().cpu() for part in path.split(ROWS)])
    return Projection(
        coordinates.cpu().numpy(), off.cpu().numpy(), true.numpy(), on_plane(coordinates).numpy(), max(shown, 0.0)
    )


def extent(projections: list[Projection], margin: float = 0.2) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ends (x, y) of a picture that holds all projected paths, ``margin`` of their span free around them."""
    points = np.concatenate([projection.coordinates for projection in projections])
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return (-1.0, 1.0), (-1.0, 1.0)
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.maximum(high - low, 0.05 * max(float((high - low).max()), 1e-6))
    middle = (low + high) / 2
    ends = [(float(m - s * (0.5 + margin)), float(m + s * (0.5 + margin))) for m, s in zip(middle, span, strict=True)]
    return ends[0], ends[1]
