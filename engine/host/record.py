"""What the host remembers of the loaded experiment, so that an engine can die without taking anything with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.host import messages as m
from engine.host.clock import Clock
from engine.host.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.event import Event
    from engine.foreign.permission import Permission
    from engine.history import History
    from engine.host.mailbox import Open
    from engine.spec import ExperimentSpec


@dataclass
class Record:
    """``timeline`` holds every known event, the first ``applied`` of which have taken effect at ``step`` and made
    the initial spec ``spec`` (which the engine says).

    ``run`` and ``until`` are what the user wants (as far as the engine has heard of it), ``deaths`` how often in a row
    the engine was lost without getting past the step ``worst``. ``source`` has the rows that the history begins with.
    """

    generation: int
    initial_spec: ExperimentSpec
    timeline: list[Event]
    spec: ExperimentSpec
    given: bytes | None = None
    source: History | None = None
    catch_up: int = 0
    run: bool = False
    until: int | None = None
    allow_code: Permission = False
    applied: int = 0
    step: int = 0
    history: History | None = None
    shelf: Shelf = field(default_factory=Shelf)
    clock: Clock = field(default_factory=Clock)
    deaths: int = 0
    worst: int = -1
    broken: bool = False

    @classmethod
    def of(cls, request: Open) -> Record:
        """That of a new experiment."""
        return cls(
            request.generation,
            request.spec,
            list(request.events),
            request.spec,
            given=request.snapshot,
            source=request.history,
            run=request.run,
            allow_code=request.allow_code,
            clock=request.clock or Clock(),
        )

    def load(self) -> m.Load:
        """What a fresh engine has to be told in order to stand where the last one stood."""
        newest = self.shelf.newest
        return m.Load(
            self.generation,
            self.initial_spec,
            tuple(self.timeline),
            newest.data if newest else self.given,
            self.catch_up,
            self.run,
            self.until,
            self.allow_code,
        )

    def rewound(self, generation: int, step: int) -> Record:
        """The record of the same experiment taken back to ``step``: only edits made before it count."""
        kept = [event for event in self.timeline[: self.applied] if event.step < step]
        return Record(
            generation,
            self.initial_spec,
            kept,
            self.initial_spec,
            source=self.history,
            catch_up=step,
            allow_code=self.allow_code,
            shelf=Shelf(self.shelf.before(step, len(kept))),
            clock=self.clock.before(step),
        )

    def reached(self) -> int:
        """The last step of which the history has a row."""
        return self.step if self.history is None else max(int(self.history.written.max()) - 1, self.step)

    def heard(self, applied: m.Applied) -> None:
        """An event has taken effect."""
        if applied.live:
            self.timeline[applied.index :] = [applied.event]
        self.applied = max(self.applied, applied.index + 1)

    def capacity(self) -> int:
        """Rows that the experiment may write."""
        steps = [self.initial_spec.steps, self.spec.steps]
        steps += [int(event.new) for event in self.timeline if event.path == "steps"]
        return max(steps) + 1

    def make_history(self, loaded: m.Loaded, make: Callable[..., History]) -> History:
        """A history with the rows that come before the step at which the experiment stands.

        Raises InputError when the given rows are those of something else, OSError or MemoryError for lack of memory.
        """
        runs = [run.name for run in self.initial_spec.runs]
        history = make(runs, loaded.channels, max(self.capacity(), loaded.step + 1))
        if loaded.step == 0:
            return history
        if self.source is None:
            history.write(0, np.broadcast_to(np.nan, (loaded.step, len(loaded.channels), len(runs))))
            return history
        copy_rows(self.source, history, loaded.step)
        return history

    def fit_history(self, step: int) -> None:
        """Takes the history back to ``step``, with room for all that may come."""
        assert self.history is not None
        self.history.truncate(step)
        if self.history.capacity < self.capacity():
            self.history = self.history.grown(self.capacity())


def copy_rows(source: History, target: History, step: int) -> None:
    """Rows 0 to ``step`` of another history of the same runs and channels, and what had diverged by then."""
    if source.runs != target.runs or source.channels != target.channels:
        raise InputError("history: its runs or channels are not those of the spec")
    counts = np.minimum(source.written, step + 1)
    ended = source.layout.diverged_at
    if ((counts <= step) & ((ended < 0) | (ended > step))).any():
        raise InputError(f"history: it ends at step {int(counts.min()) - 1}, before the snapshot's step {step}")
    rows = source.layout.rows.transpose(2, 0, 1)
    for count in np.unique(counts):
        target.write(0, rows[:count], counts == count)
    for name in source.runs:
        run = source[name]
        if run.diverged_at is not None and run.diverged_at <= step:
            target.diverge(name, run.diverged_at, run.diverged_reason)
