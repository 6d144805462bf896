"""All dot products of the vectors of a step, of which every norm, distance and angle is a function.

One stacked multiplication a step gives the matrix; the quantities are taken of whole chunks of such matrices.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

    from engine.diagnostic import Vector

Array = NDArray[np.float64]
ORDERED = 16


class Products:
    """Dot products ``(T, R, n, n)`` of n vectors ``names`` in T rows of R runs; NaN where one did not exist."""

    def __init__(self, names: Sequence[Vector], matrices: Array) -> None:
        self._place = {name: place for place, name in enumerate(names)}
        self._matrices = matrices

    def dot(self, first: Vector, second: Vector) -> Array:
        """First · second, ``(T, R)``."""
        return self._matrices[:, :, self._place[first], self._place[second]]

    def norm(self, name: Vector) -> Array:
        """The vector's length ``(T, R)``."""
        found: Array = np.sqrt(self.dot(name, name))
        return found

    def cosine(self, first: Vector, second: Vector) -> Array:
        """The cosine of the angle between the two ``(T, R)``; NaN where one of them is zero."""
        return ratio(self.dot(first, second), self.norm(first) * self.norm(second))


def ratio(above: Array, below: Array) -> Array:
    """Above / below, NaN where below is zero."""
    with np.errstate(all="ignore"):
        return np.asarray(np.where(below == 0, np.nan, above / below))


def multiplied(vectors: Sequence[Tensor]) -> Tensor:
    """Products ``(R, n, n)`` of n vectors ``(R, D)``; summed in order for few parameters, so that a row has the same
    bits alone and in a long list of rows.
    """
    import torch

    stacked = torch.stack(tuple(vectors), dim=1)
    if stacked.shape[2] > ORDERED:
        return torch.bmm(stacked, stacked.mT)
    first, *rest = stacked.unbind(2)
    total = first[:, :, None] * first[:, None, :]
    for column in rest:
        total = total + column[:, :, None] * column[:, None, :]
    return total
