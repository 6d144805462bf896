"""The order of samples where the size of a batch changes from step to step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.data.order import BatchOrder

    Sizes = Callable[[NDArray[np.int64]], NDArray[np.int64]]

BLOCK = 4096


class SizedOrder:
    """``base``'s epochs cut into batches of planned sizes: step k takes the next ``sizes(k)`` samples of its epoch.

    ``sizes`` answers whole numbers in 1 … ``base.count`` for steps ``(T,)``. Where an epoch has fewer samples left
    than are planned, the step takes those that are left; with ``base.drop_last`` they are skipped and the step begins
    the next epoch. Sizes that are all the same give ``base`` itself.

    Which samples a step sees follows from ``base`` and ``sizes`` alone. Where epochs begin depends on all sizes before:
    it is counted block by block, and the first place of each block is kept, so that any step can be asked for again.
    """

    def __init__(self, base: BatchOrder, sizes: Sizes) -> None:
        self.base = base
        self.count, self.shuffle = base.count, base.shuffle
        self._sizes = sizes
        self._begins = [(0, 0)]  # (epoch, place in it) of the first step of each block
        self._block = -1
        self._places: NDArray[np.int64] = np.empty((BLOCK, 3), np.int64)

    @property
    def size(self) -> int:
        """The base size."""
        return self.base.size

    @property
    def steps_per_epoch(self) -> int:
        """Steps in an epoch if all were of the base size."""
        return self.base.steps_per_epoch

    def epoch(self, epoch: int) -> NDArray[np.int64]:
        """All sample indices of an epoch, ``(count,)``, in the order of use."""
        return self.base.epoch(epoch)

    def place(self, step: int) -> tuple[int, int, int]:
        """The epoch of a step (counted from 0), where in that epoch it begins, and how many samples it sees."""
        block, row = divmod(step, BLOCK)
        while len(self._begins) <= block:
            self._count(len(self._begins) - 1)
        if block != self._block:
            self._count(block)
        epoch, start, size = self._places[row].tolist()
        return epoch, start, size

    def indices(self, step: int) -> NDArray[np.int64]:
        """The sample indices of one step."""
        epoch, start, size = self.place(step)
        return self.epoch(epoch)[start : start + size]

    def _count(self, block: int) -> None:
        """Fills the places of a block, epoch by epoch, and notes where the next block begins."""
        steps = np.arange(block * BLOCK, (block + 1) * BLOCK)
        sizes = self._sizes(steps)
        ends = np.concatenate([[0], np.cumsum(sizes)])
        places, row = self._places, 0
        epoch, start = self._begins[block]
        while row < BLOCK:
            full = ends[row] + self.count - start
            if self.base.drop_last:
                stop = int(np.searchsorted(ends, full, side="right")) - 1
            else:
                stop = min(int(np.searchsorted(ends, full)), BLOCK)
            begins = start + ends[row:stop] - ends[row]
            places[row:stop, 0], places[row:stop, 1] = epoch, begins
            places[row:stop, 2] = np.minimum(sizes[row:stop], self.count - begins)
            start += int(ends[stop] - ends[row])
            if start >= self.count or stop < BLOCK:
                epoch, start = epoch + 1, 0
            row = stop
        self._block = block
        if len(self._begins) == block + 1:
            self._begins.append((epoch, start))
