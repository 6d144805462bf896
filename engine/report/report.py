"""The report on a run: what went wrong, why, the steps before it, and a change that was tried out and prevents it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.report.alarm import CURVATURE, LAG
from engine.report.cause import Change, Finding, causes
from engine.report.scene import Scene, needs_history
from engine.report.trouble import Trouble, trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.event import Event
    from engine.history import History
    from engine.report.scene import Look
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class StepRow:
    """The numbers of a step before the trouble; None where a rule or problem has none."""

    step: int
    loss: float
    grad_norm: float
    lr: float
    over_limit: float | None
    lag: float | None


@dataclass(frozen=True)
class Verdict:
    """A cause that was found; ``change`` is the first of those offered that prevents the trouble when it is tried, or
    None where none of them did.
    """

    cause: str
    title: str
    finding: Finding
    change: Change | None


@dataclass(frozen=True)
class Report:
    """On one run; ``trouble`` None says that nothing went wrong. ``alarm`` is the step at which the signs before a
    spike of an adaptive rule were first there, or None.
    """

    run: int
    name: str
    trouble: Trouble | None
    verdicts: tuple[Verdict, ...]
    steps: tuple[StepRow, ...]
    alarm: int | None

    @property
    def text(self) -> str:
        """The report in one line."""
        if self.trouble is None:
            return f"{self.name}: no divergence and no spike"
        what = "diverged" if self.trouble.kind == "divergence" else f"spiked {self.trouble.factor:.3g}-fold"
        why = self.verdicts[0].finding.text if self.verdicts else "None of the known causes fits."
        return f"{self.name} {what} at step {self.trouble.step}. {why}"


def report(spec: ExperimentSpec, events: Sequence[Event], history: History, run: int, attempt: bool = True) -> Report:
    """What happened to run ``run`` of ``spec`` with ``events``, whose ``history`` holds the loss. ``attempt``: the
    changes are tried out (each a run of its own); otherwise the first one is offered untried.

    Raises InputError where the loss is not recorded.
    """
    name = spec.runs[run].name
    if "loss" not in history.channels:
        raise InputError("a report needs loss to be recorded", "record")
    record = history[name]
    found = trouble(record["loss"], record.diverged_at, is_noisy(spec))
    if found is None:
        return Report(run, name, None, (), (), None)
    scene = Scene(spec, events, run, found)
    verdicts = []
    for cause in sorted(causes, key=lambda cause: cause.rank):
        finding = cause.find(scene)
        if finding is not None:
            verdicts.append(Verdict(cause.name, cause.title, finding, _chosen(scene, finding, attempt)))
    return Report(run, name, found, tuple(verdicts), tuple(map(_row, scene.before)), alarm(scene))


def is_noisy(spec: ExperimentSpec) -> bool:
    """Whether losses of successive steps are of different batches or carry noise."""
    values = spec.problem_values()
    return "batch_size" in values or bool(values.get("noise", 0.0))


def alarm(scene: Scene) -> int | None:
    """The first of the steps before the peak with the signs of :mod:`engine.report.alarm`; None where they never came
    together.
    """
    for look in scene.before:
        if look.lag is not None and look.lag > LAG and (look.curvature_along or 0.0) > CURVATURE:
            return look.step
    return None


def _row(look: Look) -> StepRow:
    return StepRow(look.step, look.loss, float(look.gradient.norm()), look.knob("lr"), look.over_limit, look.lag)


def _chosen(scene: Scene, finding: Finding, attempt: bool) -> Change | None:
    if not attempt:
        return finding.changes[0] if finding.changes else None
    steps = scene.trouble.step + max(50, scene.trouble.step // 2)
    return next((change for change in finding.changes if prevents(scene, change, steps, finding.damage)), None)


def prevents(scene: Scene, change: Change, steps: int, damage: tuple[int, int] | None = None) -> bool:
    """Whether the run with ``change`` has no trouble as bad as this one in its first ``steps`` steps; with ``damage``,
    whether the highest loss of those rows is less than half of what it was.
    """
    from engine.experiment import Experiment

    if damage is not None:
        last = min(damage[1], scene.last, scene.spec.steps)
        before = [scene.look(step).loss for step in range(damage[0], damage[1] + 1) if step <= last]
    try:
        one = scene.spec.with_value(change.path, change.value)
        experiment = Experiment(one, script=[e for e in scene.events if not _replaced(e.path, change.path)])
    except InputError:
        return False
    experiment.advance(min(steps, one.steps))
    assert experiment.history is not None
    record = experiment.history[one.runs[scene.run].name]
    if damage is not None:
        after = np.asarray(record["loss"])[damage[0] : damage[0] + len(before)]
        return bool(before) and record.diverged_at is None and float(after.max()) < max(before) / 2
    left = trouble(np.asarray(record["loss"]), record.diverged_at, is_noisy(one))
    if left is None:
        return True
    worse = scene.trouble.factor or np.inf
    return left.kind == "spike" and scene.trouble.kind == "spike" and (left.factor or np.inf) < worse / 3


def _replaced(path: str, changed: str) -> bool:
    return path == changed or path.startswith(f"{changed}.") or changed.startswith(f"{path}.")


def table(found: Report) -> dict[str, Any]:
    """A report as one JSON object."""
    worst = found.trouble
    return {
        "run": found.name,
        "trouble": None if worst is None else worst.kind,
        "onset": None if worst is None else worst.onset,
        "step": None if worst is None else worst.step,
        "factor": None if worst is None else worst.factor,
        "alarm": found.alarm,
        "causes": [
            {"cause": one.cause, "text": one.finding.text, **dict(one.finding.numbers),
             "change": None if one.change is None else {"path": one.change.path, "value": one.change.value}}
            for one in found.verdicts
        ],
        "steps": [vars(row) for row in found.steps],
    }  # fmt: skip


__all__ = ["Report", "StepRow", "Verdict", "alarm", "needs_history", "prevents", "report", "table"]
