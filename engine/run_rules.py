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
    from engine.history import History
    from engine.problem import Objective
    from engine.spec import ExperimentSpec


def whole(spec: ExperimentSpec, allow_code: bool) -> ExperimentSpec:
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


def react(rule: Rule, step: int, history: History, name: str) -> None:
    """Shows the metric of the run ``name`` to the schedules that wait for it at ``step``."""
    channel = next((metric for metric in METRICS if metric in history.channels), "")
    if not channel:
        raise InputError("a schedule that reacts needs loss or validation_loss to be recorded", "record")
    rows = history[name][channel]
    span = rows[-max(part.every for part in rule.reactions.parts) :]
    seen = span[np.isfinite(span)]
    metric = float(seen[-1] if channel == "validation_loss" and len(seen) else seen.mean() if len(seen) else np.nan)
    bases = {knob: float(value) for knob, value in rule.values.items() if isinstance(value, (int, float))}
    rule.reactions.take(step, metric, bases)
