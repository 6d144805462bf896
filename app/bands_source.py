"""Groups of runs as one curve with a band each: replicates, or runs with the same value of something."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from engine.bands import over
from engine.pyramid import Decimated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from widgets.plot.source import CurveSource

LEVELS = (0.1, 0.5, 0.9)


class BandsSource:
    """A `CurveSource` in which the run of number `k` stands for all of `groups[k]`; other runs are `source`'s own.

    Its lows and highs are those of the band (`engine.bands.KINDS`), its means the band's middle. Statistics are over
    the runs that have a value at a step. Of a curve with more steps than the plot has room for they are taken of each
    run's means over the steps of a point, but the range is of every single value.
    """

    def __init__(self, source: CurveSource, groups: Mapping[int, Sequence[int]], kind: str = "std") -> None:
        self.source, self.groups, self.kind = source, groups, kind

    @property
    def version(self) -> int:
        """Another number after every change."""
        return self.source.version

    @property
    def written(self) -> np.ndarray:
        """Rows by run; a group has as many as the longest of it."""
        written = np.array(self.source.written, dtype=np.int64)
        whole = written.copy()
        for place, members in self.groups.items():
            if place < len(whole):
                whole[place] = max((written[member] for member in members if member < len(written)), default=0)
        return whole

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> Decimated:
        """See `CurveSource`."""
        members = self.groups.get(run_index, (run_index,))
        if len(members) == 1:
            found = self.source.read(members[0], channel, start, stop, points)
            return Decimated(found.steps, found.low, found.high, found.mean)
        windows = [self.source.read(member, channel, start, stop, points) for member in members]
        windows = [window for window in windows if len(window.steps)]
        if not windows:
            return Decimated(*(np.empty(0) for _ in range(4)))
        steps = np.unique(np.concatenate([window.steps for window in windows]))
        low, mean, high = np.full((3, len(windows), len(steps)), np.nan)
        for row, window in enumerate(windows):
            places = np.searchsorted(steps, window.steps)
            low[row, places], mean[row, places], high[row, places] = window.low, window.mean, window.high
        found = over(mean, [str(member) for member in members], LEVELS if self.kind == "quantiles" else ())
        bottom, middle, top = found.spread(self.kind)
        if self.kind == "range":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # steps without any value answer NaN
                bottom, top = np.nanmin(low, axis=0), np.nanmax(high, axis=0)
        return Decimated(steps, bottom, top, middle)
