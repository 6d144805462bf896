"""What no schema says of a lesson: that experiments can be made, and that questions, claims and knobs are there."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from engine.errors import InputError, unknown
from engine.lesson import claims
from engine.spec import parse

if TYPE_CHECKING:
    from engine.lesson_file import LessonFile, Step
    from engine.spec import ExperimentSpec


def check(lesson: LessonFile) -> None:
    """That experiments parse, and that questions and knobs name what is there."""
    for place, step in enumerate(lesson.steps):
        _check_claims(step, f"steps.{place}")
    if lesson.spec or not all(step.experiment for step in lesson.steps):
        try:
            parse(json.loads(json.dumps(lesson.spec)))
        except InputError as error:
            raise error.at("spec") from None
        except TypeError:
            raise InputError("holds a date or another value that no experiment has", "spec") from None
    specs = []
    for place, step in enumerate(lesson.steps):
        try:
            specs.append(lesson.experiment(place))
        except InputError as error:
            raise error.at(f"steps.{place}.set") from None
        _check_step(step, specs[-1], f"steps.{place}")
    for field in ("shown", "locked"):
        for place, path in enumerate(getattr(lesson, field)):
            wrong = [error for error in (_missing(spec, path) for spec in specs) if error is not None]
            if len(wrong) == len(specs):
                raise InputError(wrong[0].message, f"{field}.{place}")


def _check_claims(step: Step, where: str) -> None:
    """That they are the program's."""
    for name, field in ((step.experiment, "experiment"), *((name, "claims") for name in step.claims)):
        if name and not any(name in (claim.name, claim.section, claim.article) for claim in claims):
            raise unknown("claim", name, claims.names()).at(f"{where}.{field}")
    for name, threshold in step.thresholds.items():
        if name not in claims or not math.isfinite(threshold):
            said = f"{name} = {threshold:g}: must be one claim of the program and a finite number"
            raise InputError(said, f"{where}.thresholds")
    if step.experiment and step.experiment not in claims:
        raise InputError(f"{step.experiment!r}: must be one claim, such as 'B2.large'", f"{where}.experiment")


def _check_step(step: Step, spec: ExperimentSpec, where: str) -> None:
    """That its tool, its second plot and its question fit its experiment."""
    ask = step.ask
    if step.tool and (step.claims or ask):
        raise InputError("a step has either a tool, or a question and claims", f"{where}.tool")
    if step.beside and step.beside not in spec.record:
        raise unknown("recorded channel", step.beside, spec.record).at(f"{where}.beside")
    if ask is None:
        return
    if ask.run >= len(spec.runs):
        raise InputError(f"{ask.run}: there are {len(spec.runs)} runs, counted from 0", f"{where}.ask.run")
    if ask.kind != "verdict" and ask.channel not in (*spec.record, "loss", "lr"):
        raise unknown("recorded channel", ask.channel, spec.record).at(f"{where}.ask.channel")
    if ask.kind == "verdict" and not step.claims:
        raise InputError("a verdict is asked for, and there is no claim", f"{where}.claims")
    if not step.en.question:
        raise InputError("something is asked, and there is no question", f"{where}.en.question")


def _missing(spec: ExperimentSpec, path: str) -> InputError | None:
    """Why an experiment has no knob at this path."""
    try:
        knob_value(spec, path)
    except InputError as error:
        return error
    return None


def knob_value(spec: ExperimentSpec, path: str) -> Any:
    """The value of a knob by its path, ``runs.0.optimizer.lr``, ``problem.noise`` or ``steps``, defaults included."""
    parts = path.split(".")
    if parts[:1] == ["runs"] and len(parts) == 4 and parts[2] == "optimizer" and parts[1].isdigit():
        if int(parts[1]) >= len(spec.runs):
            raise InputError(f"{path!r}: there are {len(spec.runs)} runs, counted from 0")
        values = spec.runs[int(parts[1])].knobs()
    elif parts[:1] == ["problem"] and len(parts) == 2:
        values = spec.problem_values()
    else:
        return spec.value(path)
    if parts[-1] not in values:
        raise unknown("knob", parts[-1], values)
    return values[parts[-1]]
