"""The batch size among the tracks of the composer: it belongs to the experiment, the other tracks to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.batch_schedule import KNOB, BatchSchedule, whole
from engine.schedule_preview import preview
from widgets.schedule.tracks import drives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.plan import Plan
    from engine.run_spec import RunSpec
    from engine.spec import ExperimentSpec
    from widgets.schedule.time_line import Curve
    from widgets.schedule.tracks import Entry, Setting

MANY = 10**9  # only the engine knows how many samples there are


def base(spec: ExperimentSpec) -> dict[str, float]:
    """The base value of the batch size by its name; nothing where the problem has no batches."""
    return {KNOB: float(spec.problem[KNOB])} if KNOB in spec.problem else {}


def joined(spec: ExperimentSpec, run: RunSpec) -> list[Entry]:
    """Everything that the composer shows of `run`: its own schedule, and what drives the batch size of all runs."""
    return [*run.schedule, *spec.batch_schedule]


def parted(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries of the run, and those of the batch size."""
    batch = [entry for entry in entries if drives(entry) == KNOB]
    return [entry for entry in entries if drives(entry) != KNOB], batch


def check(entries: Sequence[Entry], setting: Setting) -> None:
    """InputError for entries that the batch size cannot follow."""
    batch: list[Any] = parted(entries)[1]
    if batch:
        BatchSchedule(tuple(batch), setting.steps).plan(setting.per_epoch)


def curve(planned: Plan, knob: str, setting: Setting, columns: int) -> Curve:
    """What is drawn of a track; a batch is of whole samples."""
    steps, values = preview(planned, knob, setting.bases.get(knob, 1.0), setting.steps, columns)
    return steps, whole(values, MANY).astype(float) if knob == KNOB else values
