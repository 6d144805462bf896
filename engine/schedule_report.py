"""A schedule beside torch: where torch's own classes would do something else, and code that was tried out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.plan import plan
from engine.schedule_code import torch_code
from engine.schedule_lint import lint
from engine.schedule_preview import thinned

Array = NDArray[np.float64]
MOST_STEPS = 20_000
COLUMNS = 512
TOLERANCE = 1e-12


@dataclass(frozen=True)
class ScheduleReport:
    """``differences`` of torch's composed schedulers from the plan, in words, and by knob torch's own ``curves``, steps
    and values ``(N,)`` each, where they differ; ``note``: why torch has no equivalent.

    ``code`` is a module with ``make_scheduler`` and ``checked`` the number of steps over which it was run and gave the
    planned values to 1e-12 (0: it depends on the run, so only a run can show them). ``problem`` says why there is none.
    """

    differences: tuple[str, ...] = ()
    note: str = ""
    code: str = ""
    checked: int = 0
    problem: str = ""
    curves: Mapping[str, tuple[Array, Array]] = field(default_factory=dict)


def report(
    schedule: Sequence[Mapping[str, Any]], total_steps: int, steps_per_epoch: int, bases: Mapping[str, float],
    momentum: str | None,
) -> ScheduleReport:  # fmt: skip
    """The report of a schedule in spec form for an optimizer with knobs ``bases``."""
    entries = list(schedule)
    try:
        differences = lint(
            entries, total_steps, steps_per_epoch, bases.get("lr", 0.1), bases.get(momentum) if momentum else None
        )
        note = ""
    except InputError as problem:
        differences, note = [], str(problem)
    found = tuple(str(difference) for difference in differences)
    curves = {
        one.knob if one.knob == "lr" or momentum is None else momentum: thinned(
            np.arange(len(one.curve), dtype=np.float64), one.curve, COLUMNS, total_steps
        )
        for one in differences
        if one.curve is not None
    }
    try:
        code, checked = checked_code(entries, total_steps, steps_per_epoch, bases, momentum)
    except InputError as problem:
        return ScheduleReport(found, note, problem=str(problem), curves=curves)
    return ScheduleReport(found, note, code, checked, curves=curves)


def checked_code(
    schedule: Sequence[Mapping[str, Any]], total_steps: int, steps_per_epoch: int, bases: Mapping[str, float],
    momentum: str | None,
) -> tuple[str, int]:  # fmt: skip
    """PyTorch code of the schedule, and over how many steps it was run and found equal to the plan.

    Raises InputError where it differs: code that does something else is not handed out.
    """
    entries = list(schedule)
    planned = plan(entries, total_steps, steps_per_epoch, momentum)
    code = torch_code(entries, total_steps, steps_per_epoch)
    if planned.feedback:
        return code, 0
    steps = min(total_steps, MOST_STEPS)
    optimizer, read = _dummy(planned.knobs, bases)
    scope: dict[str, Any] = {}
    exec(compile(code, "schedule.py", "exec"), scope)  # our own words: formulas were parsed, not copied
    every = steps_per_epoch if "% " in code.split('"""')[1] else 1
    rows = np.empty((steps, len(planned.knobs)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch warns of schedulers that are stepped without their optimizer
        scheduler = scope["make_scheduler"](optimizer)
        for step in range(steps):
            if step and step % every == 0:
                scheduler.step()
            rows[step] = [read(knob) for knob in planned.knobs]
    for column, knob in enumerate(planned.knobs):
        expected = planned.values(knob, np.arange(steps), bases[knob])
        size = np.maximum(np.abs(expected), 1e-3 * np.abs(expected).max(initial=0.0))
        wrong = np.abs(rows[:, column] - expected) > TOLERANCE * np.where(size == 0, 1.0, size)
        if wrong.any():
            first = int(np.argmax(wrong))
            raise InputError(
                f"the code gives {knob} = {rows[first, column]:.8g} at step {first}, planned are {expected[first]:.8g}"
            )
    return code, steps


def _dummy(knobs: Sequence[str], bases: Mapping[str, float]) -> tuple[Any, Any]:
    """An optimizer whose groups have all knobs, and how to read one."""
    import torch

    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer: Any
    if {"beta1", "beta2", "eps"} & set(knobs):
        betas = (bases.get("beta1", 0.9), bases.get("beta2", 0.999))
        optimizer = torch.optim.Adam([parameter], lr=bases["lr"], betas=betas)
    else:
        optimizer = torch.optim.SGD([parameter], lr=bases["lr"], momentum=bases.get("momentum", 0.0))
    group = optimizer.param_groups[0]
    places = {"beta1": 0, "beta2": 1}
    for knob in knobs:
        if knob not in places:
            group[knob] = bases[knob]

    def read(knob: str) -> float:
        return float(group["betas"][places[knob]] if knob in places else group[knob])

    return optimizer, read
