"""Reactions: schedules that watch a run and change a knob (ReduceLROnPlateau), with one run's memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from engine.plan import Plan

METRICS = ("validation_loss", "loss")
"""What is watched: the first of these that is recorded."""


class Reactions:
    """The feedback parts of one run's plan, their states, and the factors now in force."""

    def __init__(self, plan: Plan | None) -> None:
        self.parts = plan.feedback if plan else ()
        self.plan = plan
        self._states = [part.schedule.start(1) for part in self.parts]
        self.factors: dict[str, float] = {part.drives: 1.0 for part in self.parts}

    def due(self, step: int) -> bool:
        """Whether some part wants the metric after ``step`` updates."""
        return any(step > 0 and step % part.every == 0 for part in self.parts)

    def next_due(self, step: int) -> int | None:
        """The first step after ``step`` at which a part wants the metric."""
        return min(((step // part.every + 1) * part.every for part in self.parts), default=None)

    def take(self, step: int, metric: float, bases: Mapping[str, float]) -> None:
        """Gives the parts that are due after ``step`` updates the metric; ``bases`` are the knobs' own values."""
        for index, part in enumerate(self.parts):
            if step % part.every:
                continue
            assert self.plan is not None
            planned = self.plan.values(part.drives, np.array([float(step)]), bases[part.drives])
            state, factor = part.schedule.step(self._states[index], np.array([metric]), planned, **part.knobs)
            self._states[index] = state
            self.factors[part.drives] = float(factor[0])

    def table(self) -> dict[str, Any]:
        """The memory as plain numbers, for a snapshot."""
        states = [{name: float(values[0]) for name, values in state.items()} for state in self._states]
        return {"states": states, "factors": self.factors}

    def restore(self, table: Mapping[str, Any]) -> None:
        """Takes back what :meth:`table` gave."""
        self._states = [{name: np.array([value]) for name, value in state.items()} for state in table["states"]]
        self.factors = dict(table["factors"])
