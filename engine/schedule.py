"""What a schedule is, and how schedules are put together into the plan of a run.

A schedule is a closed-form function of the step that drives a knob, the learning rate first. It
sees the knob's *base* value (what the user set) and answers the value in force at each step::

    values(steps, base, **knobs) -> values

``steps`` are whole numbers as float64, shape ``(T,)``, counted from 0 (the value at step 0 is the
one that the first update uses); ``base`` and number knobs are scalars or ``(R, 1)`` arrays, so that
one call serves a whole batch of runs and answers ``(T,)`` or ``(R, T)``. Every function is
elementwise, so a schedule may also take another one's answer as its base. Names and arguments are
those of torch.optim.lr_scheduler, to which the values are equal.

The spec form, ``schedule = …``, has three ways to say what happens, which nest::

    {name = "ExponentialLR", gamma = 0.999}             one schedule
    [{name = "Warmup", warmup_steps = 100}, {…}]        one after the other, each on its own clock
    {product = [{name = "Warmup"}, {name = "StepLR"}]}  both at once: each takes the value of the
                                                        one before as its base, so factors multiply

Beside its own arguments an entry may say ``steps`` (or ``epochs``, of ``steps_per_epoch`` steps if that
is said, else of the data's): how long it lasts before the next piece; ``per = "epoch"``: its clock
counts whole epochs; ``drives``: the knob, ``lr`` if unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.registry import Registry

if TYPE_CHECKING:
    from engine.knob import Knob

Array = NDArray[np.float64]
Real = Array | float
Knobs = Mapping[str, Any]
State = dict[str, float]


@dataclass(frozen=True)
class Schedule:
    """A declaration in ``engine/schedules``: a pure function of the step, and its knobs.

    ``length`` is the number of clock ticks after which the schedule has run its course, or None when
    it has no natural end. ``span`` names the knob that, left out of a spec, is the length of the run
    (or of the piece); ``peak`` the one that, left out, is the base value. ``momentum`` answers the
    momentum that ``cycle_momentum`` drives along with the rate. ``sketch`` holds arguments that show
    the schedule well over 2000 steps, where the defaults (torch's) do not. ``twin`` is the torch class.
    ``formulas`` is for exported code: Python source for functions of the file that hold a user's formula.
    """

    name: str
    title: str
    knobs: tuple[Knob, ...]
    values: Callable[..., Array]
    help: str = ""
    formula: str = ""
    twin: str | None = None
    length: Callable[[Knobs], Any] = lambda knobs: None
    check: Callable[[Knobs], None] = lambda knobs: None
    span: str = ""
    peak: str = ""
    momentum: Callable[..., Array] | None = None
    sketch: Knobs = field(default_factory=dict)
    formulas: Callable[[Knobs], dict[str, str]] = lambda knobs: {}


@dataclass(frozen=True)
class StatefulSchedule:
    """A schedule that reacts to a metric of the run, so that it needs memory: one state per run.

    ``start()`` answers the state before the first metric, numbers by name; its ``factor`` is what the knob's planned
    value is multiplied by. ``watch(state, metrics, planned, **knobs)`` takes metrics one after the other until one
    changes the factor, or all; it answers how many it took and the state after them. ``planned(n)`` is the planned
    value at metric n. Both are pure. Plain numbers: most metrics change nothing, and a run may give one a step.
    """

    name: str
    title: str
    knobs: tuple[Knob, ...]
    start: Callable[[], State]
    watch: Callable[..., tuple[int, State]]
    help: str = ""
    formula: str = ""
    twin: str | None = None
    sketch: Knobs = field(default_factory=dict)
    check: Callable[[Knobs], None] = lambda knobs: None


schedules: Registry[Schedule] = Registry("schedule", "engine.schedules", Schedule)
stateful_schedules: Registry[StatefulSchedule] = Registry("schedule", "engine.schedules", StatefulSchedule)


def named(name: Any) -> Schedule | StatefulSchedule:
    """The schedule of that name, of either kind. Raises InputError."""
    return stateful_schedules[name] if name in stateful_schedules else schedules[name]


def suggested(name: str, total_steps: int, base: float) -> dict[str, Any]:
    """Arguments that show the schedule ``name`` well in a run of ``total_steps`` with base value
    ``base``: what a form starts from. Lengths and factors per step are scaled with the run.
    """
    schedule = named(name)
    chosen: dict[str, Any] = {}
    for knob in schedule.knobs:
        value = schedule.sketch.get(knob.name, knob.default)
        if knob.unit == "steps" and knob.name in schedule.sketch:
            scaled = [max(round(v * total_steps / 2000), int(max(knob.low, 0))) for v in np.atleast_1d(value).tolist()]
            value = scaled if isinstance(value, tuple | list) else scaled[0]
        if knob.unit == "per step":
            value = round(value ** (2000 / total_steps), 8)
        if isinstance(schedule, Schedule) and knob.name == schedule.span:
            value = total_steps
        if isinstance(schedule, Schedule) and knob.name == schedule.peak:
            value = base
        chosen[knob.name] = list(value) if isinstance(value, tuple) else value
    return chosen
