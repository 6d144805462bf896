"""The range of the y axis, so that a spike or a diverged run does not press everything else flat.

The rule works in axis coordinates (exponents of ten on a log axis), on the visible steps of the visible curves, on
finite values only, and for a diverged run only on steps before its divergence.
1. A curve is calm if its run has not diverged and its largest value is at most 10⁴ (log axis: 10¹²) times the scale:
   the larger of its first visible value and the median of all curves' middle values, all by absolute value.
2. Core: over the calm curves, their first visible mean, the 0.5 % quantile of their lows and the 99.5 % quantile of
   their highs. Without a calm curve, the same over the others' values up to 10³ (log axis: 10⁶) times their first.
3. The calm curves' full range is admitted up to half a core height beyond the core on each side.
4. Other curves are admitted up to a third of a core height beyond, so one sees them leave.
5. A margin of 4 % is added on each side; a range without height gets ±5 % of its value (log axis: ±0.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from widgets.plot.drawn_curve import DrawnCurve


@dataclass(frozen=True, eq=False)
class _Values:
    """The finite values of one curve in axis coordinates, and the largest and first by absolute value."""

    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray
    largest: float
    first: float
    middle: float
    diverged: bool


def fitted_range(curves: Sequence[DrawnCurve], log: bool) -> tuple[float, float] | None:
    """(low, high) in axis coordinates by the rule above; None if there is nothing to see."""
    values = [found for curve in curves if curve.style.visible and (found := _values(curve, log)) is not None]
    if not values:
        return None
    typical = _ranked(np.array([value.middle for value in values]), 0.5)
    allowed = 1e12 if log else 1e4
    calm = [v for v in values if not v.diverged and v.largest <= allowed * max(v.first, typical, 1e-300)]
    wild = [v for v in values if v not in calm]
    core = _core(calm) if calm else _core([_tamed(value, log) for value in wild])
    low, high = core
    height = high - low
    for group, share in ((calm, 0.5), (wild, 1.0 / 3.0)):
        for value in group:
            low = min(low, max(float(value.low.min()), core[0] - share * height))
            high = max(high, min(float(value.high.max()), core[1] + share * height))
    if high <= low:
        spread = 0.5 if log else 0.05 * abs(low) or 1.0
        return low - spread, high + spread
    return low - 0.04 * (high - low), high + 0.04 * (high - low)


def is_snug(fitted: tuple[float, float], present: Sequence[float]) -> bool:
    """Whether the present range holds the fitted one and is at most an eighth larger, so the axis may stand still."""
    low, high = present
    return low <= fitted[0] and fitted[1] <= high and fitted[1] - fitted[0] > 0.88 * (high - low)


def _values(curve: DrawnCurve, log: bool) -> _Values | None:
    keep = np.isfinite(curve.low) & np.isfinite(curve.high) & np.isfinite(curve.mean)
    diverged = curve.style.diverged is not None
    if curve.style.diverged is not None:
        keep &= curve.steps < curve.style.diverged.step
    if log:
        keep &= curve.mean > 0
    if not keep.any():
        return None
    low, high, mean = curve.low[keep], curve.high[keep], curve.mean[keep]
    size = np.abs(mean)
    figures = float(size.max()), float(size[0]), _ranked(size, 0.5)
    if log:
        low = np.log10(np.where(low > 0, low, mean))
        high, mean = np.log10(high), np.log10(mean)
    return _Values(low, high, mean, *figures, diverged)


def _core(values: Sequence[_Values]) -> tuple[float, float]:
    lows = [min(_ranked(v.low, 0.005), float(v.mean[0])) for v in values]
    highs = [max(_ranked(v.high, 0.995), float(v.mean[0])) for v in values]
    return min(lows), max(highs)


def _ranked(values: np.ndarray, share: float) -> float:
    """Quantile without interpolation, five times faster than numpy's (whose median also loads numpy.ma, in 30 ms)."""
    rank = round(share * (len(values) - 1))
    return float(np.partition(values, rank)[rank])


def _tamed(value: _Values, log: bool) -> _Values:
    """The part of a wild curve that stays within a factor of its first value."""
    reach = 6.0 if log else 1e3 * max(value.first, 1e-300)
    near = np.abs(value.mean - (value.mean[0] if log else 0.0)) <= reach
    near &= np.abs(value.high - (value.mean[0] if log else 0.0)) <= reach
    near[0] = True
    low, high = value.low[near], np.minimum(value.high[near], value.mean[0] + reach)
    return _Values(low, high, value.mean[near], value.largest, value.first, value.middle, value.diverged)
