"""Animations of maps: along a third axis, or a zoom from one pair of bounds to another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.maps.task import zoomed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.spec import ExperimentSpec

MOST = 1000
"""Frames of one animation."""


def zoom(spec: ExperimentSpec, ends: Sequence[float], frames: int) -> list[ExperimentSpec]:
    """The maps on the way from the bounds of ``spec`` to ``ends``: low and high of its first axis, then of its second.

    Every frame shows the same factor less (of the value, or of its logarithm on a log axis) than the one before, around
    a point that stays where it is. Raises InputError: not 2 to 1000 frames, ends out of an axis' scale or equal.
    """
    if not 2 <= frames <= MOST:
        raise InputError(f"frames = {frames}: must be 2 to {MOST}")
    ways = []
    for axis, low, high in zip(spec.axes, ends[::2], ends[1::2], strict=True):
        log = axis.scale == "log"
        if not (math.isfinite(low) and math.isfinite(high) and low < high and (low > 0 or not log)):
            allowed = "low above zero and below high" if log else "low below high"
            raise InputError(f"zoom to {low} … {high} along {axis.path}: must be finite, {allowed}")
        bounds = np.array([axis.low, axis.high, low, high])
        places = _way(np.log(bounds) if log else bounds, frames)
        way = np.exp(places) if log else places
        way[0], way[-1] = bounds[:2], bounds[2:]
        ways.append(way)
    return [zoomed(spec, (first[0], first[1]), (second[0], second[1])) for first, second in zip(*ways, strict=True)]


def _way(bounds: NDArray[np.float64], frames: int) -> NDArray[np.float64]:
    """From the first two of ``bounds`` ``(4,)`` to the others: ``(frames, 2)``, widths in a geometric row."""
    low, high, last_low, last_high = bounds.tolist()
    along = np.linspace(0, 1, frames)
    before, after = high - low, last_high - last_low
    if math.isclose(before, after):
        share = along
    else:
        share = (before - before ** (1 - along) * after**along) / (before - after)
    return np.stack([low + share * (last_low - low), high + share * (last_high - high)], axis=1)
