"""Where a value lies on a slider, and which round value lies at a place of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from engine.knob import Knob

ZERO = 0.05
"""The share at the left of a logarithmic slider that means exactly zero, where zero is allowed."""


@dataclass(frozen=True)
class SliderScale:
    """Places 0 to 1 and values `low` to `high`.

    `log`: even steps are even ratios. `memory`: even steps are even ratios of 1 − value, for knobs such as
    momentum whose 0.9, 0.99 and 0.999 are as far apart as they feel. `zero` adds an exact 0 at the left end.
    """

    low: float
    high: float
    shape: Literal["linear", "log", "memory"] = "linear"
    zero: bool = False
    whole: bool = False

    @classmethod
    def of(cls, knob: Knob) -> SliderScale | None:
        """The scale that suits a knob; None when it has no finite range to slide over."""
        if knob.kind not in ("real", "integer"):
            return None
        low, high = knob.soft or (knob.low, knob.high)
        whole = knob.kind == "integer"
        if not (-1e300 < low < high < 1e300):
            return None
        if knob.low == 0 and knob.high == 1 and not knob.low_open and (knob.high_open or 0.99 < high < 1):
            return cls(0.0, min(high, 0.9999), "memory")
        if knob.scale == "log" or (whole and low >= 0 and high - low > 500):
            zero = knob.low <= 0 and not (knob.low == 0 and knob.low_open)
            if low <= 0:
                low = 1.0 if whole else high * 1e-8
            return cls(low, high, "log", zero, whole)
        margin = (high - low) / 100
        low += margin if knob.low_open and low == knob.low and not whole else 0.0
        high -= margin if knob.high_open and high == knob.high and not whole else 0.0
        return cls(low, high, whole=whole)

    def place(self, value: float) -> float:
        """0 to 1; values outside lie at the ends."""
        if self.shape == "memory":
            share = log10(max(1 - value, 1 - self.high)) / log10(1 - self.high) if value < 1 else 1.0
        elif self.shape == "log":
            if value <= 0:
                return 0.0
            share = log10(value / self.low) / log10(self.high / self.low)
            if self.zero:
                share = ZERO + (1 - ZERO) * max(share, 0.0)
        else:
            share = (value - self.low) / (self.high - self.low)
        return min(max(share, 0.0), 1.0)

    def value(self, place: float) -> float | int:
        """A round value at `place`."""
        place = min(max(place, 0.0), 1.0)
        if self.shape == "memory":
            found = 1 - _round(10 ** (place * log10(1 - self.high)), 2)
            return round(found, 8)
        if self.shape == "log":
            if self.zero:
                if place < ZERO / 2:
                    return 0 if self.whole else 0.0
                place = max(place - ZERO, 0.0) / (1 - ZERO)
            found = _round(self.low * (self.high / self.low) ** place, 2)
        else:
            span = self.high - self.low
            step = 10.0 ** floor(log10(span / 100))
            found = round(round((self.low + place * span) / step) * step, 12)
            found = min(max(found, self.low), self.high)
        return max(round(found), round(self.low)) if self.whole else found


def _round(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")
