"""The host's mind: turns what callers want into commands, and what the engine reports into what the window sees.

It runs in the engine thread and knows neither threads nor processes: :mod:`engine.host.host` carries its batches to
an engine, wherever that is, and tells it what came back, or that the engine was lost.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from engine.errors import InputError, kind_and_message
from engine.event import edited
from engine.host import messages as m
from engine.host.board import Board
from engine.host.mailbox import Open, Reset, Rewind
from engine.host.outbox import Outbox
from engine.host.record import Record
from engine.host.shelf import Kept
from engine.host.state import Answer
from engine.host.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.history import History
    from engine.host.mailbox import Request

DEATHS = 3
"""How often an experiment may cost the engine its life at one place before it is given up."""


class Driver:
    """``make_history`` is History.create_shared or, for an engine in this process, History.allocate."""

    def __init__(self, make_history: Callable[..., History], shared: bool) -> None:
        self.board = Board()
        self.stopping = False
        self.wanted = True  # whether there ought to be an engine
        self.record: Record | None = None
        self.outbox = Outbox()
        self._make_history, self._shared = make_history, shared
        self._speed = m.Speed()
        self._deaths = 0  # without an experiment

    @property
    def busy(self) -> bool:
        """Whether the engine ought to be heard from."""
        return bool(self.outbox.outstanding) or self.board.state.status in ("running", "restarting")

    # -- towards the engine

    def take(self, requests: Iterable[Request]) -> None:
        """What callers want, in their order."""
        for request in requests:
            match request:
                case m.Stop():
                    self.stopping = True
                case Open():
                    self._begin(Record.of(request), forget=True)
                case Reset():
                    self._reset(request)
                case Rewind():
                    self._rewind(request)
                case m.Speed():
                    self._speed = request
                    self.outbox.requests.append(request)
                case _:
                    self._ordinary(request)

    def _ordinary(self, request: m.Run | m.Step | m.Pause | m.Edit | m.Ask) -> None:
        record = self.record
        if record is None:
            if isinstance(request, m.Ask):
                self.board.no_answer(request, "no experiment is loaded")
            elif isinstance(request, m.Edit):
                self.board.change(message=f"{request.path}: no experiment is loaded")
            return
        if record.broken and isinstance(request, m.Ask):
            self.board.no_answer(request, f"the experiment has failed ({self.board.state.message})")
            return
        if record.broken and isinstance(request, m.Run | m.Step | m.Edit):
            record.broken, record.deaths, record.run, record.catch_up = False, 0, False, 0
            self._begin(record)
        if not isinstance(request, m.Ask) and self.board.state.message:
            self.board.change(message="", detail="")
        self.outbox.requests.append(request)

    def _reset(self, request: Reset) -> None:
        if self.record is None:
            self.board.change(message="there is no experiment to reset")
            return
        spec = self.record.spec
        for command in self.outbox.edits:
            try:
                spec = edited(spec, command.path, plain(command.path, command.value))
            except InputError as error:
                self.board.change(message=str(error))
        self._begin(Record(request.generation, spec, [], spec, allow_code=self.record.allow_code), forget=True)

    def _rewind(self, request: Rewind) -> None:
        if self.record is None or self.record.history is None:
            self.board.change(message="there is no run to rewind")
            return
        step = min(request.step, self.record.reached())
        self._begin(self.record.rewound(request.generation, step), forget=True)

    def _begin(self, record: Record, forget: bool = False) -> None:
        """Has the engine (the next one, if there is none) take up ``record``; ``forget``: a new experiment."""
        self.record, self.wanted, self._deaths = record, True, 0
        if forget:
            for question in self.outbox.drop_requests():
                self.board.no_answer(question, "the experiment was replaced")
        self.outbox.begin([self._speed, record.load()], hold=record.catch_up > 0)

    def unsendable(self, command: m.Command, why: str) -> None:
        """A command of the last batch cannot be put into words."""
        if isinstance(command, m.Ask):
            self.board.no_answer(command, why)
        else:
            self.board.change(message=f"{getattr(command, 'path', type(command).__name__.lower())}: {why}")

    # -- from the engine

    def report(self, report: m.Report) -> None:
        """Takes in what the engine says; what it says of an experiment that was replaced is dropped."""
        match report:
            case m.Ready():
                self._deaths = 0
                if self.board.state.status == "starting":
                    self.board.change(status="idle")
            case m.Taken():
                self.outbox.outstanding = []
            case Answer():
                self.board.answers.append(report)
            case _:
                if self.record is not None and report.generation == self.record.generation:
                    self._about(self.record, report)

    def _about(self, record: Record, report: Any) -> None:
        match report:
            case m.Loaded():
                self._loaded(record, report)
            case m.Progress():
                record.step = report.step
                record.clock.heard(report.step, report.seconds)
                if report.status != "restarting":
                    record.run, record.until, record.catch_up = report.status == "running", report.until, 0
                    self.outbox.holding = False
                self.board.change(status=report.status, step=report.step, frozen=report.frozen, speed=report.speed)
            case m.Applied():
                record.heard(report)
                if report.index + 1 == record.applied:
                    record.spec = report.spec
                    self.board.change(spec=record.spec, events=tuple(record.timeline[: record.applied]))
            case m.EditRefused():
                self.board.change(message=report.message)
            case m.Snapshot():
                record.shelf.add(Kept(report.step, report.events, report.data))
                if report.step > record.worst:
                    record.deaths = 0
            case m.Grow():
                self._grow(record, report)
            case m.Refused():
                self._lost(record, report.message, "", "idle", recorded=True)
            case m.Failed():
                self._lost(record, report.message, report.detail, "failed")

    def _loaded(self, record: Record, report: m.Loaded) -> None:
        try:
            if record.history is None:
                record.history, record.source = record.make_history(report, self._make_history), None
            else:
                record.fit_history(report.step)
        except (OSError, MemoryError, OverflowError, ValueError) as error:
            text = str(error) if isinstance(error, InputError) else f"no memory for {record.capacity()} rows ({error})"
            self._lost(record, text, "", "idle")
            return
        if record.given is not None:
            record.shelf.add(Kept(report.step, report.applied, record.given))
            record.given = None
        record.step = report.step
        record.clock.loaded(report.step)
        if record.catch_up == 0 or self.board.state.generation != record.generation:
            record.applied, record.spec = report.applied, report.spec
        self._attach(record)
        self.board.present(record, report)

    def _attach(self, record: Record) -> None:
        assert record.history is not None
        self.outbox.urgent.append(
            m.Attach(record.generation, record.history.handle if self._shared else record.history)
        )

    def _grow(self, record: Record, report: m.Grow) -> None:
        assert record.history is not None
        try:
            record.history = record.history.grown(report.capacity)
        except (OSError, MemoryError, OverflowError, ValueError) as error:
            steps = record.timeline[record.applied - 1].old
            self.outbox.urgent.append(m.Edit("steps", steps))
            self.board.change(message=f"steps = {report.capacity - 1}: no memory for so many rows ({error})")
        self._attach(record)
        self.board.change(history=record.history)

    def _lost(self, record: Record, message: str, detail: str, status: Any, recorded: bool = False) -> None:
        """The experiment cannot go on in this engine; ``recorded``: the rows that came with it are shown."""
        record.broken, record.run, self.outbox.holding = record.history is not None, False, False
        if record.history is None:
            self.record = None
            self.board.refuse(record, status, message, detail, recorded)
        else:
            self.board.change(status="failed", message=message, detail=detail, speed=0.0)

    # -- without the engine

    def died(self, how: str) -> None:
        """The engine is gone, ``how`` it went: "the engine stopped (signal 9)". The next one takes over."""
        for question in self.outbox.take_back():
            self.board.no_answer(question, how)
        self.outbox.begin([self._speed], hold=False)
        record = self.record
        if record is None or record.broken:
            self._deaths += 1
            self.wanted = self._deaths < DEATHS
            if not self.wanted:
                self.board.change(status="failed", message=f"{how} {DEATHS} times; it was not started again")
            elif record is None:
                self.board.change(message=f"{how}; started again")
            return
        reached = record.reached()
        if reached > record.worst:
            record.worst = reached
        record.deaths += 1
        self.board.change(restarts=self.board.state.restarts + 1, speed=0.0)
        if record.deaths >= DEATHS:
            self._give_up(record, f"{how} {DEATHS} times around step {record.worst}; it was not started again")
            return
        if record.history is not None:
            record.catch_up = max(record.catch_up, reached)
        self.outbox.begin([self._speed, record.load()], hold=record.catch_up > 0)
        newest = record.shelf.newest
        text = f"{how} at step {reached}; resumed from step {newest.step if newest else 0}"
        if record.history is None:
            text = f"{how} while it set up the experiment; started again"
        self.board.change(status="restarting", message=text)

    def _give_up(self, record: Record, message: str) -> None:
        self.wanted = False
        self.outbox.begin([], hold=False)
        for question in self.outbox.drop_requests():
            self.board.no_answer(question, message)
        record.run, record.broken = False, record.history is not None
        if record.history is None:
            self.record = None
        self.board.change(status="failed", message=message)

    def broke(self, error: BaseException) -> None:
        """The host itself cannot go on: a mistake in the program."""
        message = f"the engine's host broke: {kind_and_message(error)}"
        self.board.change(status="failed", message=message, detail=traceback.format_exc())
