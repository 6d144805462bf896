"""Torch's differences from a schedule, and the schedule as PyTorch code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.experiment import Experiment
    from engine.schedule_report import ScheduleReport


def answer(
    experiment: Experiment, schedule: Sequence[Mapping[str, Any]], total_steps: int, bases: Mapping[str, float],
    momentum: str | None = None,
) -> ScheduleReport:  # fmt: skip
    """See :class:`engine.schedule_report.ScheduleReport`; epochs are those of the experiment's problem."""
    from engine.schedule_report import report

    return report(schedule, total_steps, experiment.objective.steps_per_epoch or 1, bases, momentum)


SCHEDULE = Question("schedule", "torch's differences from a schedule, and the schedule as PyTorch code", answer)
