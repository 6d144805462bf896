"""One curve as read for the visible steps: the numbers behind its picture, its read-out and its share of the fit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from widgets.plot.smoothing import smooth
from widgets.plot.source import CurveSource
from widgets.plot.style import CurveStyle, PlannedCurve


@dataclass(frozen=True, eq=False)
class DrawnCurve:
    """Measured points of one curve, all arrays (N,): NaN taken out, infinities kept.

    `breaks` (N - 1,) is True where neighbours are not joined. `smoothed` is None without smoothing.
    """

    style: CurveStyle
    steps: np.ndarray
    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray
    breaks: np.ndarray
    smoothed: np.ndarray | None = None

    @property
    def strong(self) -> np.ndarray:
        """What the eye follows: the smoothed values, or else the means."""
        return self.mean if self.smoothed is None else self.smoothed

    def value_at(self, step: float) -> tuple[float, float, float] | None:
        """(step, strong value, mean) of the point whose bucket holds `step`, or of the nearest one of a raw curve.

        None where the curve has a gap or has ended.
        """
        if len(self.steps) == 0:
            return None
        left = max(int(np.searchsorted(self.steps, step, side="right")) - 1, 0)
        right = min(left + 1, len(self.steps) - 1)
        raw = not (self.low < self.high).any()
        near = right if raw and abs(self.steps[right] - step) < abs(self.steps[left] - step) else left
        if abs(self.steps[near] - step) > max(1.0, _usual_distance(self.steps)):
            return None
        return float(self.steps[near]), float(self.strong[near]), float(self.mean[near])


def _usual_distance(steps: np.ndarray) -> float:
    """The 90 % quantile of the distances of neighbours."""
    if len(steps) < 2:
        return 0.0
    distances = np.diff(steps)
    rank = int(0.9 * (len(distances) - 1))
    return float(np.partition(distances, rank)[rank])


def gaps_between(steps: np.ndarray) -> np.ndarray:
    """True (N - 1,) where measured points are not neighbours: more than 1.5 times the usual distance apart.

    The usual distance is the 90 % quantile of the distances, so a channel measured every 1000 steps is one curve, and
    a channel that was off for a while has a gap.
    """
    return np.diff(steps) > 1.5 * _usual_distance(steps)


def read_curve(
    source: CurveSource, style: CurveStyle, start: int, stop: int, points: int, smoothing: float = 0.0
) -> DrawnCurve:
    """Read steps `start` ≤ step < `stop` of one curve, smoothed over `smoothing` steps.

    Smoothing also looks at up to six spans before `start`, so a curve does not change its shape while it is panned.
    """
    window = source.read(style.run, style.channel, start, stop, points)
    measured = ~np.isnan(window.mean)
    steps, mean = window.steps[measured], window.mean[measured]
    smoothed = None
    if smoothing > 0 and len(steps) > 1:
        smoothed = _smoothed(source, style, start, points, smoothing, steps, mean)
    gaps = gaps_between(getattr(window, "counted", window.steps)[measured])
    return DrawnCurve(style, steps, window.low[measured], window.high[measured], mean, gaps, smoothed)


def _smoothed(
    source: CurveSource,
    style: CurveStyle,
    start: int,
    points: int,
    smoothing: float,
    steps: np.ndarray,
    mean: np.ndarray,
) -> np.ndarray:
    lead_start = max(0, int(start - 6 * smoothing))
    if lead_start >= start:
        return smooth(steps, mean, smoothing)
    lead = source.read(style.run, style.channel, lead_start, start, max(64, points // 4))
    known = ~np.isnan(lead.mean) & (lead.steps < steps[0])
    all_steps = np.concatenate([lead.steps[known], steps])
    return smooth(all_steps, np.concatenate([lead.mean[known], mean]), smoothing)[int(known.sum()) :]


def planned_curve(plan: PlannedCurve, start: int, stop: int, points: int) -> DrawnCurve:
    """The visible part of a planned curve, thinned to at most about 2 * `points` points by stride."""
    first, last = np.searchsorted(plan.steps, [start, stop])
    inside = slice(max(0, int(first) - 1), int(last) + 1)
    stride = max(1, (inside.stop - inside.start) // max(1, 2 * points))
    steps = np.asarray(plan.steps[inside][::stride], dtype=np.float64)
    values = np.asarray(plan.values[inside][::stride], dtype=np.float64)
    style = CurveStyle(-1, "", plan.label, plan.colour, dashed=True, faint=True, width=1.4)
    return DrawnCurve(style, steps, values, values, values, np.zeros(max(0, len(steps) - 1), dtype=bool))


def last_step(source: CurveSource | None, styles: Sequence[CurveStyle], planned: Sequence[PlannedCurve]) -> float:
    """The last step of any visible or planned curve; 0 if there is none."""
    ends = [float(plan.steps[-1]) for plan in planned if len(plan.steps)]
    if source is not None:
        written = source.written
        ends += [float(written[style.run]) - 1.0 for style in styles if style.visible]
    return max([0.0, *ends])
