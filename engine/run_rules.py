"""The rules of an experiment's runs: made of its spec, and shown what their schedules react to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.foreign.declaration import completed
from engine.foreign.name import is_foreign
from engine.group import Rule
from engine.reaction import METRICS
from engine.surroundings import tensors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.foreign.permission import Permission
    from engine.history import History
    from engine.problem import Objective
    from engine.spec import ExperimentSpec


def whole(spec: ExperimentSpec, allow_code: Permission) -> ExperimentSpec:
    """The spec with all arguments of outside optimizers, which only their code knows."""
    for number, run in enumerate(spec.runs):
        if is_foreign(run.optimizer["name"]):
            where = f"runs.{number}.optimizer"
            try:
                found = completed(run.optimizer, allow_code)
            except InputError as error:
                raise error.at(where) from None
            spec = spec if found == run.optimizer else spec.with_value(where, found)
    return spec


def rule_of(spec: ExperimentSpec, run: int, objective: Objective, born: int = 0) -> Rule:
    """The rule of the spec's ``run``; InputError where the optimizer cannot train such parameters."""
    rule = Rule(spec.runs[run], spec.steps, objective.steps_per_epoch or 1, born)
    if reason := rule.optimizer.refusal(tensors(objective.layout), rule.values):
        raise InputError(reason, f"runs.{run}.optimizer")
    return rule


def changed_rules(
    before: ExperimentSpec, spec: ExperimentSpec, rules: Sequence[Rule], objective: Objective, step: int
) -> tuple[list[Rule], list[int]]:
    """The rules after ``spec`` took the place of ``before`` at ``step``, and the runs that begin anew: those with
    another optimizer. A schedule that stayed keeps in mind what it saw of its run.
    """
    found, fresh = list(rules), []
    for run, old in enumerate(rules):
        if spec.runs[run] == before.runs[run] and spec.steps == before.steps:
            continue
        rule = rule_of(spec, run, objective, old.born)
        if rule.optimizer is not old.optimizer:
            rule = rule_of(spec, run, objective, step)
            fresh.append(run)
        if spec.runs[run].schedule == before.runs[run].schedule:
            rule.reactions.restore(old.reactions.table())
        found[run] = rule
    return found, fresh


def standing(
    rules: Sequence[Rule], frozen: NDArray[np.bool_], history: History | None, first: int, rows: NDArray[np.float64]
) -> tuple[int, bool]:
    """How many of the ``rows`` ``(T, C, R)`` after the step ``first`` stand: those up to the first at which a schedule
    that reacts changes a knob of a run that goes on; and whether a knob changes at the last of them. Where all stand,
    the schedules have taken notice of them.
    """
    waiting = [run for run, rule in enumerate(rules) if rule.reactions.parts and not frozen[run]]
    if not waiting:
        return len(rows), False
    if history is None:
        raise RuntimeError("a schedule that reacts to the run needs a history to look at")
    channel = next((metric for metric in METRICS if metric in history.channels), "")
    if not channel:
        raise InputError("a schedule that reacts needs loss or validation_loss to be recorded", "record")
    place, last = history.channel(channel), first + len(rows)
    end, found = last, {}
    for run in waiting:
        reactions = rules[run].reactions
        column = rows[:, place, run]
        if reactions.window > 1:
            before = history[history.runs[run]][channel][max(0, first + 2 - reactions.window) : first + 1]
            column = np.concatenate([before, column])
        step, found[run] = reactions.seen(last, column, len(rows), channel != "loss", rules[run].values)
        end = min(end, step)
    changed = False
    if end == last:
        for run, states in found.items():
            changed |= rules[run].reactions.take(states)
    return end - first, changed
