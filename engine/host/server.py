"""The engine's mind: obeys commands between chunks of steps, and guards the loop against what it steps."""

from __future__ import annotations

import time
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.errors import InputError, kind_and_message
from engine.event import edited
from engine.history import History
from engine.host import messages as m
from engine.host.link import HostGoneError
from engine.host.pace import Pace
from engine.host.question import questions
from engine.host.reporter import Reporter
from engine.host.state import Answer
from engine.host.values import plain

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.host.link import Link
    from engine.host.state import Status

HEARTBEAT_SECONDS = 0.5


class Server:
    def __init__(self, link: Link, device: str, snapshot_every: float) -> None:
        self.link, self.device, self.snapshot_every = link, device, snapshot_every
        self.serving = True
        self.experiment: Experiment | None = None
        self.generation = 0
        self.pace = Pace()
        self.seconds = 0.0
        self.running = False
        self.until: int | None = None
        self.catch_up = 0
        self.attached = False
        self.held: list[m.Command] = []  # what came between a new experiment, or a too small history, and its memory
        self.reporter: Reporter | None = None

    # -- the loop

    def turn(self) -> None:
        """One batch, if there is one, and one chunk of steps, if there is something to step."""
        self.obey(self.link.receive(self._patience()))
        if self._stepping:
            self._guarded(self._chunk)

    def obey(self, batch: list[m.Command]) -> None:
        """All of a batch, which is then taken."""
        if not batch:
            return
        was = self._stepping
        for command in batch:
            self._guarded(self._obey, command)
        if self._stepping and not was:
            self.pace.begin(time.perf_counter())
        self._progress()
        self.link.send(m.Taken())

    @property
    def _catching_up(self) -> bool:
        return self.experiment is not None and self.experiment.step < self.catch_up and not self._done

    @property
    def _done(self) -> bool:
        return self.experiment is None or self.experiment.finished

    @property
    def _stepping(self) -> bool:
        return self.attached and not self._done and (self.running or self._catching_up)

    @property
    def _status(self) -> Status:
        if self._catching_up:
            return "restarting"
        if self.experiment is not None and self.experiment.finished:
            return "finished"
        return "running" if self.running else "paused"

    def _patience(self) -> float | None:
        if not self._stepping:
            return None
        if self._catching_up or self.pace.size(time.perf_counter()) > 0:
            return 0.0
        return min(self.pace.wait(time.perf_counter()), HEARTBEAT_SECONDS)

    def _guarded(self, act: Any, *arguments: Any) -> None:
        """Whatever goes wrong in a problem or an optimizer ends the experiment, not the engine."""
        try:
            act(*arguments)
        except HostGoneError:
            raise
        except (Exception, SystemExit) as error:
            self._unload()
            message = str(error) if isinstance(error, InputError) else kind_and_message(error)
            self.link.send(m.Failed(self.generation, message, traceback.format_exc()))

    def _unload(self) -> None:
        self.experiment, self.reporter, self.attached = None, None, False
        self.running, self.until, self.catch_up = False, None, 0
        for command in self.held:
            if isinstance(command, m.Ask):
                self._answer(command)
        self.held = []

    # -- commands

    def _obey(self, command: m.Command) -> None:
        waits = self.experiment is not None and not self.attached
        if waits and not isinstance(command, m.Load | m.Attach | m.Stop | m.Speed):
            self.held.append(command)
            return
        match command:
            case m.Load():
                self._load(command)
            case m.Attach():
                self._attach(command)
            case m.Run():
                self.running, self.until = not self._done, command.until
            case m.Step():
                self._step(command.count)
            case m.Pause():
                self._pause()
            case m.Speed():
                self.pace.limit = command.steps_per_second
            case m.Edit():
                self._edit(command)
            case m.Ask():
                self._answer(command)
            case m.Stop():
                self.serving = False

    def _load(self, command: m.Load) -> None:
        from engine import snapshot
        from engine.experiment import Experiment
        from engine.inline import device_named

        self._unload()
        self.generation = command.generation
        try:
            device = device_named(self.device)
            experiment = Experiment(command.spec, device, command.events, False, command.allow_code)
            if command.snapshot is not None:
                snapshot.restore(experiment, command.snapshot)
        except InputError as error:
            self.link.send(m.Refused(self.generation, str(error)))
            return
        self.experiment = experiment
        self.reporter = Reporter(self.link, self.generation, experiment, self.snapshot_every)
        self.running, self.until, self.catch_up = command.run, command.until, command.catch_up
        self.pace, self.seconds = self.pace.renewed(), 0.0
        self.reporter.loaded()

    def _attach(self, command: m.Attach) -> None:
        if self.experiment is None or self.reporter is None or command.generation != self.generation:
            return
        given = command.history
        try:
            history = given if isinstance(given, History) else History.attach(given)
        except FileNotFoundError:
            return  # replaced already; the next one is on its way
        self.experiment.attach(history)
        self.attached = True
        self.experiment.advance(0)  # events of this very step
        self.reporter.events()
        held, self.held = self.held, []
        for waiting in held:
            self._obey(waiting)

    def _step(self, count: int) -> None:
        if self.experiment is None or self._done:
            return
        begin = self.until if self.running and self.until is not None else self.experiment.step
        self.running, self.until = True, begin + count

    def _pause(self) -> None:
        stood = self.running
        self.running, self.until = False, None
        if stood and self.reporter is not None and not self._catching_up:
            self.reporter.snapshot()

    def _edit(self, command: m.Edit) -> None:
        experiment, reporter = self.experiment, self.reporter
        if experiment is None or reporter is None:
            self.link.send(m.EditRefused(self.generation, f"{command.path}: no experiment is loaded"))
            return
        spec, rules, script = experiment.spec, experiment.rules, experiment.script
        try:
            value = plain(command.path, command.value)
            if edited(spec, command.path, value) == spec:
                return
            experiment.script = []  # whoever edits a replay takes over: the rest of the recorded edits is void
            experiment.edit(command.path, value)
        except InputError as error:
            experiment.spec, experiment.rules, experiment.script = spec, rules, script
            self.link.send(m.EditRefused(self.generation, str(error)))
            return
        reporter.events(live=True)
        if experiment.history is not None and experiment.spec.steps >= experiment.history.capacity:
            experiment.history, self.attached = None, False
            self.link.send(m.Grow(self.generation, experiment.spec.steps + 1))

    def _answer(self, command: m.Ask) -> None:
        answer = Answer(command.ticket, command.generation, command.question)
        try:
            if self.experiment is None or command.generation != self.generation:
                raise InputError(f"{command.question}: the experiment that was asked about is no longer loaded")
            value = questions[command.question].answer(self.experiment, **command.arguments)
            self.link.send(replace(answer, value=value))
        except HostGoneError:
            raise
        except Exception as error:
            text = str(error) if isinstance(error, InputError) else f"{command.question}: {kind_and_message(error)}"
            self.link.send(replace(answer, error=text))

    # -- stepping

    def _chunk(self) -> None:
        experiment, reporter = self.experiment, self.reporter
        assert experiment is not None
        assert reporter is not None
        free = self._catching_up
        now = time.perf_counter()
        count = self.pace.size(now, limited=not free)
        goal = self.catch_up if free else self.until
        if goal is not None:
            count = min(count, goal - experiment.step)
        if count > 0:
            first = experiment.step
            experiment.advance(count)
            end = time.perf_counter()
            self.seconds += end - now
            self.pace.took(experiment.step - first, end - now, end, limited=not free)
            reporter.events()
        there = self.until is not None and experiment.step >= self.until and not self._catching_up
        if there or experiment.finished:
            self.running, self.until = False, None
        if not self._stepping or reporter.snapshot_due():
            reporter.snapshot()
        if not self._stepping or reporter.progress_due():
            self._progress()

    def _progress(self) -> None:
        if self.reporter is not None and self.attached:
            speed = self.pace.speed if self._stepping else 0.0
            self.reporter.progress(self._status, self.until, speed, self.seconds)
