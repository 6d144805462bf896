"""What the host shows: the state, replaced as a whole, and the answers that nobody has fetched yet."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.host.state import Answer, EngineState

if TYPE_CHECKING:
    from engine.host import messages as m
    from engine.host.record import Record
    from engine.host.state import Status


class Board:
    """Written by the engine thread, read by any other at any time."""

    def __init__(self) -> None:
        self.state = EngineState()
        self.answers: deque[Answer] = deque()

    def change(self, **changes: Any) -> None:
        """The same state but for ``changes``."""
        self.state = replace(self.state, **changes)

    def present(self, record: Record, loaded: m.Loaded) -> None:
        """An experiment stands ready, a new one or (same generation) one that was lost or had failed."""
        again = self.state.generation == record.generation
        self.state = EngineState(
            status="restarting" if record.catch_up > loaded.step else "paused",
            generation=record.generation,
            initial_spec=record.initial_spec,
            spec=record.spec,
            events=tuple(record.timeline[: record.applied]),
            step=loaded.step,
            history=record.history,
            frozen=self.state.frozen if again else (False,) * len(record.spec.runs),
            dimension=loaded.dimension,
            labels=loaded.labels,
            steps_per_epoch=loaded.steps_per_epoch,
            message=self.state.message if again else "",
            restarts=self.state.restarts,
            refusals=loaded.refusals,
            clock=record.clock,
        )

    def refuse(self, record: Record, status: Status, message: str, detail: str, recorded: bool = False) -> None:
        """There is no experiment, and this is why. ``recorded``: what was recorded of it before can be seen."""
        told, source = None, record.source if recorded else None
        if source is not None and list(source.runs) == [run.name for run in record.initial_spec.runs]:
            told = int(source.written.max()) - 1
        self.state = EngineState(
            status=status,
            generation=record.generation,
            initial_spec=record.initial_spec,
            spec=record.initial_spec,
            events=tuple(record.timeline) if told is not None else (),
            step=told or 0,
            history=source if told is not None else None,
            message=message,
            detail=detail,
            restarts=self.state.restarts,
        )

    def no_answer(self, question: m.Ask, why: str) -> None:
        """``question`` will not be answered."""
        error = f"{question.question}: {why}"
        self.answers.append(Answer(question.ticket, question.generation, question.question, error=error))
