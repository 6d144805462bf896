"""What the x axis of a dashboard counts: steps, or what each run has spent by a step.

A plot reads and links *places*. A place is a number of an axis's ``unit``; a :class:`Course` says at which place a run
was after each of its steps. Steps have unit 1 and place k after step k; epochs have the same places and the unit
1 / steps per epoch; seconds of computing are counted in millionths; effective time Ση has places of its own for each
run, in units of the first learning rate.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from widgets.plot.source import CurveSource, CurveWindow


@dataclass(frozen=True, eq=False)
class Course:
    """Places (N,) of a run at some of its ``steps`` (N,), both ascending; straight between them, and on after them."""

    steps: np.ndarray
    places: np.ndarray

    def place(self, steps: np.ndarray) -> np.ndarray:
        """Where the run was after these steps (M,)."""
        return _extended(steps, self.steps, self.places)

    def step(self, place: float) -> float:
        """The step after which the run was there."""
        return float(_extended(np.array([place]), self.places, self.steps)[0])


def straight(per_step: float = 1.0) -> Course:
    """The same way at every step."""
    return Course(np.array([0.0, 1.0]), np.array([0.0, per_step]))


@dataclass(frozen=True, eq=False)
class Axis:
    """``label`` stands under the plots; ``unit`` is how much of it a place is; ``course`` gives that of a run, or None
    where nothing is known of it.
    """

    name: str
    label: str
    unit: float
    course: Callable[[int], Course | None]


@dataclass(frozen=True, eq=False)
class Placed:
    """A `CurveWindow` whose points lie at places; ``counted`` are their steps, whose gaps are those of the curve."""

    steps: np.ndarray
    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray
    counted: np.ndarray


class AxisSource:
    """A `CurveSource` with the places of an axis for the steps of ``source``."""

    def __init__(self, source: CurveSource, axis: Axis) -> None:
        self._source, self.axis = source, axis

    @property
    def version(self) -> int:
        """The source's."""
        return self._source.version

    @property
    def written(self) -> np.ndarray:
        """(R,) one more than the last place of each run."""
        last = self._source.written - 1.0
        courses = [self.axis.course(run) for run in range(len(last))]
        return np.array([
            1.0 if course is None else course.place(np.array([step]))[0] + 1.0
            for course, step in zip(courses, last, strict=True)
        ])  # fmt: skip

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> CurveWindow:
        """The steps at the places from `start` to `stop`."""
        course = self.axis.course(run_index)
        if course is None:
            return Placed(*(np.empty(0) for _ in range(5)))
        first = max(0, int(np.floor(course.step(start))))
        found = self._source.read(run_index, channel, first, int(np.ceil(course.step(stop))) + 1, points)
        return Placed(course.place(found.steps), found.low, found.high, found.mean, found.steps)


def _extended(at: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Straight between the points (x, y), and as steep as between the last two that differ after them."""
    found = np.interp(at, x, y)
    rising = np.flatnonzero(np.diff(x) > 0)
    if len(rising):
        last = rising[-1]
        slope = (y[last + 1] - y[last]) / (x[last + 1] - x[last])
        found = np.where(at > x[-1], y[-1] + (at - x[-1]) * slope, found)
    return np.asarray(found, dtype=np.float64)
