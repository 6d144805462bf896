"""What is known of the effective learning rates of one run: a distribution at each step that was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from widgets.anatomy.rates_plot import Rates

if TYPE_CHECKING:
    from engine.host.questions.trace import TraceAnswer

MOST = 120
"""Columns that are kept."""
GRID = 60
"""Steps at which a run that has been made is looked at."""


class RateRecord:
    """Grows as answers come."""

    def __init__(self) -> None:
        self._columns: dict[int, tuple[np.ndarray, float, float]] = {}

    def add(self, answer: TraceAnswer) -> bool:
        """Takes in what an answer says of all parameters; whether it was new."""
        cloud = answer.cloud
        if cloud is None or answer.step in self._columns or not np.isfinite(cloud.quantiles).all():
            return False
        floored = float("nan") if cloud.floored is None else cloud.floored
        self._columns[answer.step] = (cloud.counts, float(cloud.quantiles[2]), floored)
        while len(self._columns) > MOST:
            steps = [-1, *sorted(self._columns)]
            gaps = [steps[i + 1] - steps[i - 1] for i in range(1, len(steps) - 1)]
            del self._columns[steps[1 + int(np.argmin(gaps))]]
        return True

    def missing(self, reached: int) -> int | None:
        """The first step worth looking at of those up to `reached`, or None."""
        grid = np.unique(np.linspace(0, reached, min(reached + 1, GRID)).round().astype(int))
        known = np.array(sorted(self._columns), dtype=np.float64)
        near = 0.45 * reached / GRID
        for step in grid.tolist():
            if not len(known) or np.abs(known - step).min() > near:
                return int(step)
        return None

    def rates(self, edges: np.ndarray) -> Rates | None:
        """For the plot."""
        if not self._columns:
            return None
        steps = sorted(self._columns)
        columns = [self._columns[step] for step in steps]
        return Rates(
            np.array(steps, dtype=np.float64), edges, np.stack([column[0] for column in columns]),
            np.array([column[1] for column in columns]), np.array([column[2] for column in columns]),
        )  # fmt: skip
