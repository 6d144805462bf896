"""How many seconds of computing lie behind each step: kept beside the record, which is the same bits at any speed."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 4096
"""Points that are kept; beyond, every second one goes."""
SAVED = 256
"""Points of a table: enough for a plot's axis, and little in a file."""


class Clock:
    """Points (step, seconds), both rising. Written by the host's thread, read by any other.

    Only computing counts: pauses and speed limits do not, nor steps that are made again after a rewind or the loss of
    an engine.
    """

    def __init__(self, points: list[tuple[int, float]] | None = None) -> None:
        self._points = list(points or [(0, 0.0)])
        self._heard, self._stood = 0.0, self._points[-1][0]

    def loaded(self, step: int) -> None:
        """An engine begins at ``step`` with its count at 0."""
        self._heard, self._stood = 0.0, step
        if step > self._points[-1][0]:
            self._points = [(step, 0.0)]

    def heard(self, step: int, total: float) -> None:
        """The engine stands at ``step`` after ``total`` seconds of computing since it was loaded."""
        last, seconds = self._points[-1]
        if step > last and total > self._heard:
            new = (step - last) / (step - min(self._stood, last))
            if len(self._points) >= MOST:
                self._points = [*self._points[:-1:2], self._points[-1]]
            self._points.append((step, seconds + new * (total - self._heard)))
        self._heard, self._stood = total, step

    def before(self, step: int) -> Clock:
        """What a run that is taken back to ``step`` knows."""
        steps, seconds = self.course()
        kept = [(one, at) for one, at in self._points if one < step]
        if steps[0] > step:
            return Clock([(step, 0.0)])
        return Clock([*kept, (step, float(np.interp(step, steps, seconds)))])

    def points(self) -> tuple[tuple[int, float], ...]:
        """At most `SAVED` of its points, the first and the last among them."""
        points = list(self._points)
        chosen = np.unique(np.linspace(0, len(points) - 1, min(len(points), SAVED)).round().astype(int))
        return tuple(points[place] for place in chosen)

    def table(self) -> list[list[float]]:
        """The same as plain numbers for a file."""
        return [list(point) for point in self.points()]

    @classmethod
    def from_table(cls, table: Any) -> Clock | None:
        """What :meth:`table` gave; None for anything else: a file may hold whatever it likes."""
        rows = table if isinstance(table, list) else []
        points = [(row[0], row[1]) for row in rows if isinstance(row, list) and len(row) == 2]
        good = all(
            type(step) is int and type(at) in (int, float) and 0 <= step < 2**53 and math.isfinite(at) and at >= 0
            for step, at in points
        )
        if not points or len(points) != len(rows) or len(points) > MOST or not good:
            return None
        rising = all(one[0] < two[0] and one[1] <= two[1] for one, two in pairwise(points))
        return cls(points) if rising else None

    def course(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Steps and seconds ``(N,)``; the first step is 0 where all of the run is known."""
        steps, seconds = np.array(list(self._points), dtype=np.float64).T
        return steps, seconds
