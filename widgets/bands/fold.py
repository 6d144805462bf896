"""Losses folded by epoch: one curve for each place in the epoch, and the epoch's mean."""

import numpy as np

from engine.pyramid import Decimated

MOST = 24
"""Curves that are drawn; of more batches, evenly chosen ones."""


def fold(losses: np.ndarray, per_epoch: int) -> np.ndarray:
    """Whole epochs ``(epochs, per_epoch)`` of the losses ``(T,)``; what is left over at the end is left out."""
    count = len(losses) // per_epoch * per_epoch
    return np.asarray(losses[:count], dtype=np.float64).reshape(-1, per_epoch)


def shown(per_epoch: int) -> list[int]:
    """The places in the epoch that are drawn."""
    return sorted({int(place) for place in np.linspace(0, per_epoch - 1, min(per_epoch, MOST))})


class FoldedSource:
    """A `CurveSource` over epochs: run k is the batch at place k, run `per_epoch` the epoch's mean."""

    def __init__(self, folded: np.ndarray, version: int) -> None:
        self.columns = np.column_stack([folded, folded.mean(axis=1)]) if len(folded) else np.empty((0, 1))
        self._version = version

    @property
    def version(self) -> int:
        """That of the history it was folded from."""
        return self._version

    @property
    def written(self) -> np.ndarray:
        """Epochs, for every curve."""
        return np.full(self.columns.shape[1], len(self.columns), dtype=np.int64)

    def read(self, run_index: int, _channel: str, start: int, stop: int, points: int) -> Decimated:
        """Epochs `start` to `stop`: lowest, highest and mean of each of at most `points` bins."""
        column = self.columns[max(start, 0) : max(min(stop, len(self.columns)), 0), run_index]
        first = max(start, 0)
        edges = np.unique(np.linspace(0, len(column), min(len(column), max(points, 1)) + 1).astype(int))[:-1]
        if not len(edges):
            return Decimated(*(np.empty(0) for _ in range(4)))
        sizes = np.diff(np.append(edges, len(column)))
        return Decimated(
            (edges + first).astype(np.float64),
            np.minimum.reduceat(column, edges),
            np.maximum.reduceat(column, edges),
            np.add.reduceat(column, edges) / sizes,
        )
