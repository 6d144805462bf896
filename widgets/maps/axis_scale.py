"""One direction of a map on screen: places are values, or their logarithms."""

from __future__ import annotations

import math
from dataclasses import dataclass

from widgets.plot.number_text import power_text, value_text

FINEST = 2.0**-40
"""Width of the closest view, relative to the numbers at its ends: 2 048 pixels lie two last places apart."""


@dataclass(frozen=True)
class AxisScale:
    """``low`` and ``high`` are places at the two ends of the view: values, or with ``log`` powers of ten."""

    title: str
    low: float
    high: float
    log: bool = False

    @property
    def resolved(self) -> bool:
        """Whether double precision can tell some thousand pixels between the ends apart."""
        size = max(abs(self.low), abs(self.high), 1.0 if self.log else 0.0)
        return self.high - self.low >= FINEST * size

    def value(self, place: float) -> float:
        return 10.0**place if self.log else place

    def place(self, value: float) -> float:
        """The place of a value; NaN where there is none."""
        if self.log:
            return math.log10(value) if value > 0 else math.nan
        return value

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """(place, text) of at most about ``most`` round values."""
        span = self.high - self.low
        if not (0 < span < math.inf):
            return []
        if self.log and span >= 1:
            every = max(1, math.ceil(span / max(1, most)))
            first = math.ceil(self.low / every) * every
            found = [(float(p), power_text(p)) for p in range(first, math.floor(self.high) + 1, every)]
            if len(found) >= 2:
                return found
        low, high = self.value(self.low), self.value(self.high)
        step = _round((high - low) / max(2, most))
        digits = max(3, 2 + math.ceil(math.log10(max(abs(low), abs(high)) / step)))
        first = math.ceil(low / step - 1e-9)
        values = [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]
        return [
            (self.place(v), value_text(v if abs(v) > step * 1e-6 else 0.0, digits))
            for v in values
            if not self.log or v > 0
        ]


def _round(step: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * 0.999)
