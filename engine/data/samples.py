"""Samples: inputs and targets as plain arrays, before any of them becomes a tensor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.randomness import Purpose, generator, permutation

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Samples:
    """``inputs`` ``(N, F)``; ``targets`` are class numbers ``(N,)`` with ``classes`` set, or values ``(N, K)``."""

    inputs: NDArray[np.floating[Any]]
    targets: NDArray[Any]
    classes: int | None = None

    def __len__(self) -> int:
        return len(self.inputs)

    def take(self, indices: NDArray[np.int64]) -> Samples:
        """The samples at ``indices``, in that order."""
        return replace(self, inputs=self.inputs[indices], targets=self.targets[indices])

    def split(self, fraction: float, seed: int) -> tuple[Samples, Samples]:
        """(training, validation) samples, chosen at random by ``seed``; ``round(fraction·N)`` validate.

        Each part keeps the samples' own order. At least one sample is left for training.
        """
        held = min(round(fraction * len(self)), len(self) - 1)
        chosen = np.zeros(len(self), dtype=bool)
        chosen[permutation(len(self), seed, Purpose.SPLIT)[:held]] = True
        return self.take(np.flatnonzero(~chosen)), self.take(np.flatnonzero(chosen))

    def with_label_noise(self, fraction: float, seed: int) -> Samples:
        """The same samples with ``round(fraction·N)`` labels replaced by another class, all equally likely."""
        if self.classes is None or self.classes < 2 or fraction == 0:
            return self
        random = generator(seed, Purpose.NOISE)
        wrong = random.permutation(len(self))[: round(fraction * len(self))]
        targets = self.targets.copy()
        targets[wrong] = (targets[wrong] + random.integers(1, self.classes, size=len(wrong))) % self.classes
        return replace(self, targets=targets)
