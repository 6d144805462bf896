"""What a schedule is: a closed-form function of the step that drives a knob.

A schedule sees the knob's *base* value (what the user set) and answers the value in force at each
step: ``values(steps, base, **knobs) -> values``. ``steps`` are whole numbers as float64, shape
``(T,)``, counted from 0; ``base`` and the knobs are scalars or ``(R, 1)`` arrays, so that one call
serves a whole batch of runs and answers ``(T,)`` or ``(R, T)``. Names and arguments are those of
torch.optim.lr_scheduler, to which the values are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.knob import Knob, to_values
from engine.registry import Registry

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Schedule:
    """A declaration in ``engine/schedules``; ``length`` gives the steps after which the schedule has
    run its course (used for the pieces of a sequence), or None when it has no natural end."""

    name: str
    title: str
    knobs: tuple[Knob, ...]
    values: Callable[..., Array]
    help: str = ""
    formula: str = ""
    twin: str | None = None
    length: Callable[[Mapping[str, Any]], int | None] = lambda knobs: None
    check: Callable[[Mapping[str, Any]], None] = lambda knobs: None


schedules: Registry[Schedule] = Registry("schedule", "engine.schedules", Schedule)


@dataclass(frozen=True)
class Piece:
    """A schedule with its knobs set, from ``start`` until the next piece of a sequence."""

    schedule: Schedule
    knobs: Mapping[str, Any]
    start: int = 0


def pieces(arguments: list[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """The pieces of a sequence from their spec form; a piece lasts its ``steps`` or, where that is
    not given, its natural length. Each runs on its own clock, from its own step 0, on the base
    value (the documented meaning of torch's SequentialLR)."""
    from engine.errors import InputError

    found: list[Piece] = []
    start = 0
    for index, given in enumerate(arguments):
        rest = dict(given)
        name, steps = rest.pop("name", ""), rest.pop("steps", None)
        where = str(index) if len(arguments) > 1 else ""
        try:
            schedule = schedules[name]
            knobs = to_values(schedule.name, schedule.knobs, rest)
            schedule.check(knobs)
        except InputError as error:
            raise error.at(where) from None
        found.append(Piece(schedule, knobs, start))
        if index + 1 == len(arguments):
            break
        if steps is None:
            steps = schedule.length(knobs)
        if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
            raise InputError(
                f"steps = {steps!r}: how many steps {schedule.name} lasts before the next piece must be a whole number >= 1",
                where,
            )
        start += steps
    return tuple(found)


def sequence_values(sequence: tuple[Piece, ...], steps: Array, base: float) -> Array:
    """The knob's value at each of ``steps`` ``(T,)``, under a sequence of pieces."""
    result = np.full(len(steps), base, dtype=np.float64)
    for index, piece in enumerate(sequence):
        end = sequence[index + 1].start if index + 1 < len(sequence) else np.inf
        inside = (steps >= piece.start) & (steps < end)
        if inside.any():
            result[inside] = piece.schedule.values(steps[inside] - piece.start, base, **piece.knobs)
    return result
