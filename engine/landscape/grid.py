"""A grid of losses on a plane, coarse first: something to look at soon, everything in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

COARSEST = 9
FINEST = 2001
BLOCK = 256
"""Points between two answers: a tenth of a second on a small network."""


@dataclass(frozen=True)
class Grid:
    """What is known so far. ``values[j, i]`` is the loss at ``(x[i], y[j])``; NaN where it is not known yet.

    ``size``: the largest ``size`` × ``size`` picture that is whole (0: none yet). ``known`` of all points are done.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    values: NDArray[np.float64]
    size: int
    known: int

    @property
    def finished(self) -> bool:
        return self.known == self.values.size

    def picture(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Places x ``(n,)``, y ``(n,)`` and losses ``(n, n)`` of the largest whole picture (n = ``size``)."""
        places = spread(self.size, len(self.x))
        return self.x[places], self.y[places], self.values[np.ix_(places, places)]


def spread(count: int, total: int) -> NDArray[np.int64]:
    """``count`` places among ``range(total)``, both ends included, as even as can be."""
    return np.round(np.arange(count) * ((total - 1) / max(count - 1, 1))).astype(np.int64)


def progressive(
    loss: Callable[[Tensor], Tensor],
    x: tuple[float, float],
    y: tuple[float, float],
    count: int = 101,
    block: int = BLOCK,
) -> Iterator[Grid]:
    """The losses on ``count`` × ``count`` points between the ends ``x`` and ``y``: 9 × 9, 17 × 17, … and all.

    ``loss`` takes coordinates ``(M, 2)`` to ``(M,)`` (a :class:`engine.landscape.plane_loss.PlaneLoss`). Yields after
    every ``block`` points at most, the same array of values growing: copy what is to be kept. Whoever stops asking
    stops the work. Raises InputError for a count or ends that make no grid.
    """
    if not 2 <= count <= FINEST:
        raise InputError(f"count = {count}: must be from 2 to {FINEST}")
    for name, ends in (("x", x), ("y", y)):
        if not (np.isfinite(ends).all() and ends[0] < ends[1]):
            raise InputError(f"{name} = {list(ends)}: must be two finite numbers, the first below the second")
    return _levels(loss, np.linspace(*x, count), np.linspace(*y, count), block)


def _levels(
    loss: Callable[[Tensor], Tensor], x: NDArray[np.float64], y: NDArray[np.float64], block: int
) -> Iterator[Grid]:
    count = len(x)
    values = np.full((count, count), np.nan)
    done = np.zeros((count, count), dtype=bool)
    whole = known = 0
    for size in _sizes(count):
        places = spread(size, count)
        wanted = np.zeros_like(done)
        wanted[np.ix_(places, places)] = True
        rows, columns = np.nonzero(wanted & ~done)
        for start in range(0, len(rows), block):
            j, i = rows[start : start + block], columns[start : start + block]
            values[j, i] = loss(torch.from_numpy(np.stack((x[i], y[j]), axis=1))).numpy()
            done[j, i] = True
            known += len(i)
            if start + block >= len(rows):
                whole = size
            yield Grid(x, y, values, whole, known)


def _sizes(count: int) -> Iterator[int]:
    size = COARSEST
    while size < count:
        yield size
        size = 2 * size - 1
    yield count
