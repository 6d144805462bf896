"""The engine's history as plots read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.pyramid import Decimated

if TYPE_CHECKING:
    from engine.history import History


class HistorySource:
    """A `CurveSource`: half-open windows; a channel that was not recorded is empty."""

    def __init__(self, history: History) -> None:
        self.history = history

    @property
    def written(self) -> np.ndarray:
        """(R,) rows by run."""
        return self.history.written

    @property
    def version(self) -> int:
        """Another number after every change."""
        return self.history.version

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> Decimated:
        """See `CurveSource`."""
        if channel not in self.history.channels or run_index >= len(self.history.runs):
            return Decimated(*(np.empty(0) for _ in range(4)))
        return self.history.read(run_index, channel, start, stop, points)
