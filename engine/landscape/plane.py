"""A plane in parameter space: an origin and two directions, and where points lie relative to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Plane:
    """All points ``origin + a·directions[0] + b·directions[1]``.

    ``origin`` ``(D,)`` and ``directions`` ``(2, D)``, which need be neither of length 1 nor at right angles.
    ``labels`` name the two axes; ``explained`` are the shares of a path's variance along them where the
    directions come from a path, otherwise None.
    """

    origin: Tensor
    directions: Tensor
    labels: tuple[str, str]
    explained: tuple[float, float] | None = None

    def points(self, coordinates: Tensor) -> Tensor:
        """The parameters ``(M, D)`` at ``coordinates`` ``(M, 2)``."""
        return self.origin + coordinates.to(self.origin) @ self.directions

    def coordinates(self, points: Tensor) -> Tensor:
        """Coordinates ``(M, 2)``, float64, of the points of the plane nearest to ``points`` ``(M, D)``."""
        across = (points.double() - self.origin.double()) @ self.directions.double().t()
        found: Tensor = torch.linalg.solve(self._gram, across.t())
        return found.t()

    def distances(self, points: Tensor) -> Tensor:
        """How far ``points`` ``(M, D)`` lie off the plane, ``(M,)`` float64, in the parameters' own unit."""
        inside = self.coordinates(points) @ self.directions.double()
        found: Tensor = (points.double() - self.origin.double() - inside).norm(dim=1)
        return found

    @cached_property
    def _gram(self) -> Tensor:
        directions = self.directions.double()
        return directions @ directions.t()
