"""A curve in the pixels of its view, and how it is to be drawn there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from widgets.plot.drawn_curve import DrawnCurve


@dataclass(frozen=True, eq=False)
class TracedCurve:
    """A curve in logical pixels; `values` is the number of measured values per pixel column where that is known."""

    curve: DrawnCurve
    x: np.ndarray
    top: np.ndarray
    bottom: np.ndarray
    middle: np.ndarray
    breaks: np.ndarray
    dense: bool
    values: float

    @cached_property
    def banded(self) -> bool:
        """Whether spans are drawn: for ranges, under smoothed curves, and for rough curves too dense for lines."""
        if self.curve.style.band:
            return True
        return self.dense and (self.values >= 4 or self.curve.smoothed is not None or self.rough)

    @cached_property
    def lined(self) -> bool:
        """Whether a line is drawn: always, except where opaque spans are the line."""
        return self.curve.style.band or not self.banded or self.values >= 4 or self.curve.smoothed is not None

    @cached_property
    def rough(self) -> bool:
        """Whether the means run up and down more than six pixels per column, or hide larger swings than their own.

        Of a smooth curve, the ranges of all points add up to at most what its means rise and fall.
        """
        rises, ranges = np.abs(np.diff(self.middle)), self.bottom - self.top
        rise, swing = (float(part[np.isfinite(part)].sum()) for part in (rises, ranges))
        return rise > 6.0 * max(float(np.ptp(self.x)), 1.0) or swing > 1.15 * rise + 0.5 * len(ranges)


def zigzag(trace: TracedCurve) -> TracedCurve:
    """A slightly decimated curve as a line from each point's low to its high, or back, as its mean rises or falls."""
    rising = np.concatenate([[True], np.diff(trace.middle) <= 0])
    ends = np.stack([np.where(rising, trace.bottom, trace.top), np.where(rising, trace.top, trace.bottom)], axis=1)
    y, x = ends.ravel(), np.repeat(trace.x, 2)
    breaks = np.zeros(max(len(x) - 1, 0), dtype=bool)
    breaks[1::2] = trace.breaks
    return TracedCurve(trace.curve, x, y, y, y, breaks, False, trace.values)


def dotted(trace: TracedCurve) -> np.ndarray:
    """Which points (N,) get a dot: all if they stand at least 9 pixels apart, and any point without neighbours."""
    x, y, breaks = trace.x, trace.middle, trace.breaks
    if len(x) == 0:
        return np.zeros(0, dtype=bool)
    alone = np.concatenate([[True], breaks | ~np.isfinite(y[:-1])])
    alone &= np.concatenate([breaks | ~np.isfinite(y[1:]), [True]])
    spread = len(x) > 1 and float(np.median(np.diff(x))) >= 9 and not trace.curve.style.dashed
    return np.isfinite(y) & (alone | spread)


def kept_breaks(breaks: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """Breaks between the points that `keep` leaves: where one was before, or where a point went away."""
    if keep.all():
        return breaks
    kept = np.flatnonzero(keep)
    if len(kept) < 2:
        return np.zeros(0, dtype=bool)
    before = np.concatenate([[0], np.cumsum(breaks)])
    return (np.diff(before[kept]) > 0) | (np.diff(kept) > 1)


def thinned(
    x: np.ndarray, y: np.ndarray, breaks: np.ndarray, pixel: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One mean point per `pixel` columns."""
    if len(x) < 3:
        return x, y, breaks
    column = np.floor(x / pixel)
    change = (column[1:] != column[:-1]) | breaks
    first = np.concatenate([[0], np.flatnonzero(change) + 1])
    counts = np.diff(np.append(first, len(x)))
    return np.add.reduceat(x, first) / counts, np.add.reduceat(y, first) / counts, breaks[first[1:] - 1]
