"""What happened to a run: the report of :mod:`engine.report.report`, on what the experiment has done so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.report.report import Report


def answer(experiment: Experiment, run: int) -> Report:
    """The report on run ``run``; the experiment itself is not touched, a copy of it is replayed."""
    from engine.report.report import report

    spec = experiment.initial_spec
    if not 0 <= run < len(spec.runs):
        raise InputError(f"run = {run}: there are {len(spec.runs)} runs")
    if experiment.history is None:
        raise InputError("a report needs a history")
    return report(spec, experiment.events, experiment.history, run)


REPORT = Question("report", "Why a run diverged or spiked, and a change that prevents it.", answer)
