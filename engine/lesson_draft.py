"""A lesson while it is being written: the plain tables of its file, before they are a whole lesson.

A draft is never changed in place: every function answers another one. ``new("Momentum", spec)`` has one step;
``with_step`` and ``with_experiment`` add to it, and ``finished`` is the lesson, checked as a file is.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.lesson_file import from_table, from_text
from engine.lesson_text import to_text
from engine.optimizer import declared
from engine.problem import problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.lesson_file import LessonFile
    from engine.spec import ExperimentSpec

Draft = dict[str, Any]


def new(title: str, spec: ExperimentSpec) -> Draft:
    """A lesson of one step without words."""
    table = {"format": 1, "en": {"title": title, "text": ""}, "shown": [], "locked": [], "log": True}
    return {**table, "spec": spec.table(), "steps": [{"en": {"text": ""}}]}


def draft_of(lesson: LessonFile) -> Draft:
    """A lesson, to be changed."""
    return lesson.model_dump(by_alias=True, exclude_none=True, mode="json")


def with_step(draft: Draft, place: int) -> Draft:
    """With another step at `place`; it begins with the experiment of the one before."""
    draft = copy.deepcopy(draft)
    before = draft["steps"][max(place - 1, 0)]
    kept = {key: copy.deepcopy(before[key]) for key in ("experiment", "set") if before.get(key)}
    draft["steps"].insert(place, {**kept, "en": {"text": ""}})
    return draft


def without_step(draft: Draft, place: int) -> Draft:
    """Without the step at `place`."""
    return {**draft, "steps": [step for at, step in enumerate(draft["steps"]) if at != place]}


def with_step_moved(draft: Draft, place: int, by: int) -> Draft:
    """With the step at `place` and the one ``by`` steps on (−1: before) in each other's place."""
    steps = list(draft["steps"])
    steps[place], steps[place + by] = steps[place + by], steps[place]
    return {**draft, "steps": steps}


def experiment_of(draft: Draft, place: int) -> ExperimentSpec | None:
    """The experiment of a step, as far as it can be made out while the rest is unfinished."""
    step = {**draft["steps"][place], "en": {"text": "."}, "claims": []}
    step.pop("ask", None)
    alone = {"format": 1, "en": {"title": "."}, "spec": draft.get("spec", {}), "steps": [step]}
    try:
        return from_table(alone).experiment(0)
    except InputError:
        return None


def step_of(error: InputError) -> int | None:
    """The step that an error of `finished` is about; None for the lesson as a whole."""
    first, _, rest = error.where.partition(".")
    place = rest.partition(".")[0]
    return int(place) if first == "steps" and place.isdigit() else None


def with_experiment(draft: Draft, place: int, spec: ExperimentSpec) -> Draft:
    """With `spec` as the experiment of a step: the lesson's own where no other step needs that, else by its changes.

    Raises InputError for one that differs in something that a file cannot take back.
    """
    draft = copy.deepcopy(draft)
    steps, table = draft["steps"], spec.table()
    step = steps[place]
    step.pop("experiment", None)
    step.pop("set", None)
    if all(other.get("experiment") for at, other in enumerate(steps) if at != place) or not draft.get("spec"):
        draft["spec"] = table
        return draft
    whole = draft["spec"]
    changes = {key: value for key, value in table.items() if whole.get(key) != value}
    changes |= {key: {} for key in whole if key not in table}
    for key, value in changes.items():
        if value is None:
            raise InputError(f"{key} is set in the lesson's experiment and is not in this one; set it here as well")
    if changes:
        step["set"] = changes
    return draft


def finished(draft: Draft) -> LessonFile:
    """The lesson, checked down to the experiment of every step, and that its file says the same.

    Raises InputError with the field in `where` (``steps.1.en.text``).
    """
    lesson = from_table(draft)
    again = from_text(to_text(lesson))
    for place in range(len(lesson.steps)):
        if lesson.experiment(place) != again.experiment(place):
            raise InputError("the experiment has a setting that a lesson file cannot hold", f"steps.{place}.set")
    return again


def knob_paths(specs: Iterable[ExperimentSpec]) -> list[str]:
    """The knobs that a lesson can show, ``runs.0.optimizer.lr``, ``problem.noise``, each once."""
    found: dict[str, None] = {}
    for spec in specs:
        for place, run in enumerate(spec.runs):
            found |= dict.fromkeys(f"runs.{place}.optimizer.{knob.name}" for knob in declared(run.optimizer).knobs)
        found |= dict.fromkeys(f"problem.{knob.name}" for knob in problems[spec.problem["name"]].knobs)
    return list(found)


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same: entries that are empty, and space around texts, do not count."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: kept for key, part in value.items() if (kept := _bare(part)) not in ("", [], {})}
    if isinstance(value, (list, tuple)):
        return [_bare(part) for part in value]
    return value.strip() if isinstance(value, str) else value
