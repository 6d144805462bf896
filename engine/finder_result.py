"""What a learning-rate range test has found: plain numbers, without torch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.finder_rules import RULES, SHARE, curve_end, smoothed

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Ramp:
    """The rate goes from ``low`` to ``high`` in ``steps`` updates, evenly on ``scale`` (log or linear), for ``seeds``
    starts at once. ``smoothing`` is the factor by which the mean loss is smoothed; None: chosen by the problem.
    ``automatic``: a short ramp before looks for the rate at which the loss rises, and this one goes around it; ``low``
    and ``high`` serve where it never does.
    """

    low: float = 1e-6
    high: float = 10.0
    steps: int = 200
    seeds: int = 8
    scale: str = "log"
    smoothing: float | None = None
    automatic: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high < np.inf:
            raise InputError(f"low = {self.low:g}, high = {self.high:g}: must be 0 < low < high")
        for name, low, high in (("steps", 20, 100_000), ("seeds", 1, 256)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise InputError(f"{name} = {value!r}: must be a whole number >= {low} and <= {high}")
        if self.scale not in ("log", "linear"):
            raise InputError(f"scale = {self.scale!r}: must be log or linear")
        if self.smoothing is not None and not 0 <= self.smoothing < 1:
            raise InputError(f"smoothing = {self.smoothing!r}: must be >= 0 and < 1")

    @property
    def rates(self) -> Array:
        """The rate ``(T,)`` of each update."""
        if self.scale == "log":
            return np.geomspace(self.low, self.high, self.steps)
        return np.linspace(self.low, self.high, self.steps)


@dataclass(frozen=True)
class Suggestion:
    """What a rule advises: ``rate``, read off at ``rates[place]``; both None where the curve does not show it."""

    rule: str
    rate: float | None
    place: int | None


@dataclass(frozen=True, eq=False)
class Limit:
    """The largest stable rate, ``factor`` / λ₁, where the ramp had come to the ``steps`` ``(K,)``: ``curvature`` λ₁ and
    ``limits`` ``(K,)`` are medians over the seeds (NaN where no curvature is positive). λ₁ is that of the
    Hessian as the optimizer scales it where it does. ``crossing`` is the rate at which the ramp goes beyond the limit,
    None where it never did. ``reason`` says why there is none.
    """

    formula: str = ""
    factor: float = float("nan")
    steps: NDArray[np.int64] | None = None
    rates: Array | None = None
    curvature: Array | None = None
    limits: Array | None = None
    crossing: float | None = None
    reason: str = ""


@dataclass(frozen=True, eq=False)
class RangeResult:
    """``rates`` ``(T,)`` and the ``losses`` ``(S, T)`` that the updates with them began from (NaN after a divergence),
    T being the updates made so far of ``ramp.steps``. ``finished``: none is left to make (all are made, or every seed
    has diverged).
    """

    run: int
    name: str
    optimizer: str
    ramp: Ramp
    smoothing: float
    rates: Array
    losses: Array
    limit: Limit
    finished: bool = True

    @cached_property
    def mean(self) -> Array:
        """The mean over the seeds ``(T,)``; NaN from where one has diverged."""
        with np.errstate(over="ignore", invalid="ignore"):
            mean: Array = self.losses.mean(axis=0)
        return mean

    @cached_property
    def band(self) -> tuple[Array, Array]:
        """The mean less and plus one standard deviation over the seeds, within their range; each ``(T,)``."""
        with np.errstate(over="ignore", invalid="ignore"):
            spread = self.losses.std(axis=0)
            low = np.maximum(self.mean - spread, self.losses.min(axis=0))
            high = np.minimum(self.mean + spread, self.losses.max(axis=0))
        return low, high

    @cached_property
    def smooth(self) -> Array:
        """The smoothed mean ``(T,)``."""
        with np.errstate(over="ignore", invalid="ignore"):
            return smoothed(self.mean, self.smoothing)

    @cached_property
    def end(self) -> int:
        """How many points count, see :func:`engine.finder_rules.curve_end`."""
        return curve_end(self.smooth)

    @property
    def turn(self) -> float | None:
        """The rate at which the loss had plainly gone up; None where it never did."""
        return float(self.rates[self.end - 1]) if self.end and self.blew_up else None

    @property
    def blew_up(self) -> bool:
        """Whether the curve ended before the ramp did."""
        return self.end < len(self.rates) or (self.finished and len(self.rates) < self.ramp.steps)

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What each rule advises, from the smoothed curve without its first tenth."""
        skip = len(self.rates) // 10
        rates, losses = self.rates[skip : self.end], self.smooth[skip : self.end]
        found = []
        for name, rule in RULES.items():
            place = rule(rates, losses) if len(rates) > 2 else None
            rate = None if place is None else float(rates[place]) * SHARE.get(name, 1.0)
            found.append(Suggestion(name, rate, None if place is None else place + skip))
        return tuple(found)

    @property
    def limit_rate(self) -> float | None:
        """The rate at which the ramp crossed the stability limit; None where it had not when the loss went up, for the
        curvature says nothing about the way before once the run has been thrown out of it.
        """
        crossing, turn = self.limit.crossing, self.turn
        return None if crossing is None or (turn is not None and crossing > turn) else crossing

    @property
    def limit_then(self) -> float | None:
        """The limit where it was last measured before the loss went up (or the ramp ended)."""
        limits, rates = self.limit.limits, self.limit.rates
        if limits is None or rates is None:
            return None
        known = limits[(rates <= (self.turn or np.inf)) & np.isfinite(limits)]
        return float(known[-1]) if len(known) else None

    @property
    def delay(self) -> float | None:
        """How many times the stability limit the rate was when the loss had plainly gone up: the ramp moves on while an
        instability grows, so that a range test puts the limit too high.
        """
        if self.turn is None or self.limit_rate is None:
            return None
        return self.turn / self.limit_rate

    def table(self) -> tuple[list[str], Array]:
        """Column names and numbers: rate, mean, band, smoothed mean, and each seed."""
        names = ["lr", "mean", "low", "high", "smoothed", *(f"seed{seed}" for seed in range(len(self.losses)))]
        return names, np.column_stack([self.rates, self.mean, *self.band, self.smooth, self.losses.T])

    def row(self) -> dict[str, Any]:
        """The figures, for a line of JSON."""
        return {
            "run": self.name,
            **{suggestion.rule: suggestion.rate for suggestion in self.suggestions},
            "turn": self.turn,
            "limit": self.limit_rate,
            "formula": self.limit.formula or None,
            "delay": self.delay,
        }
