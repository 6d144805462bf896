"""Curves of runs from different histories, and bands over groups of them, as a plot reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.history_source import HistorySource
from engine.bands import over
from engine.pyramid import Decimated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.compare import RunCard


class RunsSource:
    """A `CurveSource` whose run number k is the k-th card."""

    def __init__(self, cards: Sequence[RunCard]) -> None:
        self._sources = [(HistorySource(card.history), card.history.run(card.run)) for card in cards]

    @property
    def written(self) -> np.ndarray:
        return np.array([source.written[run] for source, run in self._sources], dtype=np.int64)

    @property
    def version(self) -> int:
        return sum(source.version for source, _ in self._sources)

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> Decimated:
        source, run = self._sources[run_index]
        return source.read(run, channel, start, stop, points)


class BandsSource:
    """A `CurveSource` whose run number k is the mean of the k-th group, between mean − std and mean + std."""

    version = 0

    def __init__(self, groups: Sequence[Sequence[RunCard]], channel: str) -> None:
        self._curves = []
        for group in groups:
            recorded = [card.history[card.run] for card in group]
            curves = [np.asarray(one[channel]) for one in recorded if channel in one.channels]
            if not curves:
                self._curves.append((np.empty(0), np.empty(0), np.empty(0)))
                continue
            found = over(curves, [card.run for card in group], ())
            spread = np.nan_to_num(found.std)
            self._curves.append((found.mean - spread, found.mean + spread, found.mean))

    @property
    def written(self) -> np.ndarray:
        return np.array([len(mean) for _, _, mean in self._curves], dtype=np.int64)

    def read(self, run_index: int, _channel: str, start: int, stop: int, points: int) -> Decimated:
        low, high, mean = self._curves[run_index]
        start, stop = max(start, 0), min(stop, len(mean))
        stride = max(1, (stop - start) // max(points, 1))
        rows = np.arange(start, stop, stride)
        return Decimated(rows.astype(np.float64), low[rows], high[rows], mean[rows])
