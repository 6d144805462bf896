"""Curves of runs from different histories, as a plot reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.history_source import HistorySource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.compare import RunCard
    from engine.pyramid import Decimated


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
