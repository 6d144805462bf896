"""The live state of the experiment as bytes, for saving and for branching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.host.question import Question

if TYPE_CHECKING:
    from engine.event import Event
    from engine.experiment import Experiment


@dataclass(frozen=True)
class SnapshotAnswer:
    """``data`` (see :mod:`engine.snapshot`) was taken at ``step``, after ``events``."""

    step: int
    events: tuple[Event, ...]
    data: bytes


def answer(experiment: Experiment) -> SnapshotAnswer:
    from engine import snapshot

    return SnapshotAnswer(experiment.step, tuple(experiment.events), snapshot.save(experiment))


SNAPSHOT = Question("snapshot", "The live state at the present step.", answer)
