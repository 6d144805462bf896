"""Reactions: schedules that watch a run and change a knob (ReduceLROnPlateau), with one run's memory.

Rows are made in long stretches and looked at afterwards: nearly always nothing changes, and they stand. Where a metric
does change a knob, the rows after it were made with the wrong one; the experiment goes back and makes only those
before it. So a schedule that waits costs next to nothing, however often it looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from engine.plan import Plan
    from engine.schedule import State

METRICS = ("validation_loss", "loss")
"""What is watched: the first of these that is recorded."""
Array = NDArray[np.float64]


class Reactions:
    """The feedback parts of one run's plan, and their states."""

    def __init__(self, plan: Plan | None) -> None:
        self.parts = plan.feedback if plan else ()
        self.plan = plan
        self._states: list[State] = [part.schedule.start() for part in self.parts]
        self.window = max((part.every for part in self.parts), default=0)
        """How many rows a part looks back on at most."""

    @property
    def factors(self) -> dict[str, float]:
        """By knob what its planned value is multiplied by now."""
        found: dict[str, float] = {}
        for part, state in zip(self.parts, self._states, strict=True):
            found[part.drives] = found.get(part.drives, 1.0) * state["factor"]
        return found

    def seen(
        self, last: int, column: Array, fresh: int, now_and_then: bool, bases: Mapping[str, Any]
    ) -> tuple[int, list[State]]:
        """The step after which a knob changes (``last`` where none does), and the states after it.

        ``column`` ``(K,)`` are the metric's rows up to the step ``last``, the ``fresh`` last of them not seen before;
        the others serve parts that look back over an epoch. ``now_and_then``: a step without a measure has no metric.
        ``bases`` are the knobs' own values.
        """
        end, states = last, []
        for number, (part, state) in enumerate(zip(self.parts, self._states, strict=True)):
            steps, metrics = _metrics(column, last, fresh, part.every, now_and_then)
            planned = partial(self._planned, number, steps, bases)
            taken, following = part.schedule.watch(state, metrics.tolist(), planned, **part.knobs)
            if following["factor"] != state["factor"]:
                end = min(end, int(steps[taken - 1]))
            states.append(following)
        return end, states

    def _planned(self, number: int, steps: Array, bases: Mapping[str, Any], place: int) -> float:
        """What the knob of a part would be at one of ``steps`` ``(N,)`` without that part."""
        assert self.plan is not None
        knob = self.parts[number].drives
        planned = float(self.plan.values(knob, steps[place : place + 1], float(bases[knob]))[0])
        for other, (part, state) in enumerate(zip(self.parts, self._states, strict=True)):
            planned *= state["factor"] if other != number and part.drives == knob else 1.0
        return planned

    def take(self, states: list[State]) -> bool:
        """The states from now on; answers whether a knob changes."""
        before, self._states = self.factors, states
        return self.factors != before

    def table(self) -> dict[str, Any]:
        """The memory as plain numbers, for a snapshot."""
        return {"states": self._states}

    def restore(self, table: Mapping[str, Any]) -> None:
        """Takes back what :meth:`table` gave; ValueError where it is another schedule's."""
        states = [{name: float(value) for name, value in state.items()} for state in table["states"]]
        if [set(state) for state in states] != [set(state) for state in self._states]:
            raise ValueError("reactions: the memory is not that of the schedule")
        self._states = states


def _metrics(column: Array, last: int, fresh: int, every: int, now_and_then: bool) -> tuple[Array, Array]:
    """The steps that ``every`` divides among the ``fresh`` last ones, and the metric of each, ``(N,)``: the mean of the
    finite numbers since the one before (NaN: there are none); of what is measured now and then the newest.
    """
    count = last // every - (last - fresh) // every
    steps = (last // every - np.arange(count - 1, -1, -1, dtype=np.float64)) * every
    stop = len(column) - last % every
    rows = column[stop - count * every : stop].reshape(count, every)
    finite = np.isfinite(rows)
    if every == 1 and finite.all():
        return steps, rows[:, 0]
    if now_and_then:
        there = finite.any(axis=1)
        newest = every - 1 - np.argmax(finite[:, ::-1], axis=1)
        return steps[there], rows[there, newest[there]]
    with np.errstate(invalid="ignore"):
        return steps, np.where(finite, rows, 0.0).sum(axis=1) / finite.sum(axis=1)
