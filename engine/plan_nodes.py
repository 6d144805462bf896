"""The tree that a plan is made of: one schedule, several in sequence, several at once.

A node answers ``values(steps, base, momentum)`` in arrays that broadcast: ``steps`` ``(T,)`` or
``(R, T)``, ``base`` a scalar, ``(R, 1)`` or ``(R, T)``. With ``momentum`` it answers the momentum that
its schedules cycle along with the rate, and the base where they cycle none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from engine.schedule import Array, Knobs, Real, Schedule, StatefulSchedule


@dataclass(frozen=True)
class Piece:
    """One schedule with its knobs set; its clock ticks every ``every`` steps."""

    schedule: Schedule
    knobs: Knobs
    every: int = 1
    follows_base: bool = False

    def values(self, steps: Array, base: Real, momentum: bool = False) -> Array:
        function = self.schedule.values
        if momentum:
            if self.schedule.momentum is None or not self.knobs["cycle_momentum"]:
                return np.broadcast_to(np.asarray(base, np.float64), np.broadcast_shapes(steps.shape, np.shape(base)))
            function = self.schedule.momentum
        knobs = {**self.knobs, self.schedule.peak: base} if self.follows_base else self.knobs
        return function(np.floor_divide(steps, self.every) if self.every > 1 else steps, base, **knobs)

    def length(self) -> Any:
        ticks = self.schedule.length(self.knobs)
        return None if ticks is None else ticks * self.every

    def cycles_momentum(self) -> bool:
        return self.schedule.momentum is not None and bool(self.knobs["cycle_momentum"])


@dataclass(frozen=True)
class Sequence:
    """Pieces one after the other; ``starts`` holds the first step of each, the first being 0.

    ``swept``: some number differs from run to run. Otherwise pieces in which no step falls are not computed.
    """

    pieces: tuple[Any, ...]
    starts: tuple[Any, ...]
    swept: bool = False

    def values(self, steps: Array, base: Real, momentum: bool = False) -> Array:
        result: Any = None
        for piece, start in self._touched(steps):
            part = piece.values(np.maximum(steps - start, 0.0), base, momentum)
            result = part if result is None else np.where(steps >= start, part, result)
        return np.asarray(result)

    def _touched(self, steps: Array) -> list[tuple[Any, Any]]:
        """Pieces and their starts, from that of the first step to that of the last."""
        found = list(zip(self.pieces, self.starts, strict=True))
        if self.swept or not steps.size:
            return found
        begin, end = (bisect_right(self.starts, step) for step in (max(steps.min(), 0.0), max(steps.max(), 0.0)))
        return found[begin - 1 : end]

    def length(self) -> Any:
        last = self.pieces[-1].length()
        return None if last is None else self.starts[-1] + last

    def cycles_momentum(self) -> bool:
        return any(piece.cycles_momentum() for piece in self.pieces)


@dataclass(frozen=True)
class Product:
    """Factors at once: each takes the value of the one before as its base."""

    factors: tuple[Any, ...]

    def values(self, steps: Array, base: Real, momentum: bool = False) -> Array:
        for factor in self.factors:
            base = factor.values(steps, base, momentum)
        return np.asarray(base, np.float64)

    def length(self) -> Any:
        lengths = [factor.length() for factor in self.factors]
        known = [length for length in lengths if length is not None]
        return np.max(np.broadcast_arrays(*known), axis=0)[()] if known and len(known) == len(lengths) else None

    def cycles_momentum(self) -> bool:
        return any(factor.cycles_momentum() for factor in self.factors)


@dataclass(frozen=True)
class Feedback:
    """A schedule that reacts to a metric: every ``every`` steps its ``step`` is to be given the
    metric of each run, and the knob's planned value is multiplied by the factor that it answers.
    """

    schedule: StatefulSchedule
    knobs: Knobs
    drives: str
    every: int = 1
