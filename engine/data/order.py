"""Which samples a step sees: a pure function of seed and step, so that any step can be replayed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.data.randomness import Purpose, permutation

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class BatchOrder:
    """The order of ``count`` samples in batches, as torch's ``DataLoader`` forms them.

    Not shuffled: consecutive batches, the same every epoch. Shuffled: one permutation an epoch. The last
    batch of an epoch is smaller when ``batch_size`` does not divide ``count``, or is left out with
    ``drop_last`` (never the only one); a ``batch_size`` above ``count`` means all samples.
    """

    count: int
    batch_size: int
    shuffle: bool = False
    seed: int = 0
    drop_last: bool = False

    @cached_property
    def size(self) -> int:
        """Samples in every batch but perhaps the last."""
        return min(self.batch_size, self.count)

    @cached_property
    def steps_per_epoch(self) -> int:
        return self.count // self.size if self.drop_last else math.ceil(self.count / self.size)

    def epoch(self, epoch: int) -> NDArray[np.int64]:
        """All sample indices of an epoch, ``(count,)``, in the order of use."""
        if not self.shuffle:
            return np.arange(self.count)
        return permutation(self.count, self.seed, Purpose.ORDER, epoch)

    def indices(self, step: int) -> NDArray[np.int64]:
        """The sample indices of one step (counted from 0)."""
        epoch, start, size = self.place(step)
        return self.epoch(epoch)[start : start + size]

    def place(self, step: int) -> tuple[int, int, int]:
        """The epoch of a step, where in that epoch it begins, and how many samples it sees."""
        epoch, place = divmod(step, self.steps_per_epoch)
        start = place * self.size
        return epoch, start, min(self.size, self.count - start)
