"""The past of a running experiment: the same experiment at an earlier step, replayed beside it.

A replay starts from the newest snapshot before the wanted step (those that it made itself, or one that the caller
has) and goes on in slices of time, so that whoever trains meanwhile is never kept waiting: :func:`at` answers the
experiment once it is there and :class:`engine.host.questions.trace.Underway` until then. Spec and events give the
same bits again.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from engine import snapshot as snapshots
from engine.errors import InputError
from engine.experiment import Experiment
from engine.history import History
from engine.host.questions.trace import Underway
from engine.host.shelf import Kept, Shelf

if TYPE_CHECKING:
    from engine.event import Event

SLICE_SECONDS = 0.15
PIECE = 256
"""Steps between two looks at the clock."""
APART = 1024
"""Steps between two snapshots of a replay, at least."""


class Past:
    """Replays of one experiment, one at a time."""

    def __init__(self) -> None:
        self.replay: Experiment | None = None
        self.shelf = Shelf()
        self._origin: tuple[Event, ...] = ()

    def reach(self, live: Experiment, step: int, given: bytes | None) -> Experiment | Underway:
        """The experiment at ``step``, or how far it has come."""
        events = tuple(live.events)
        if self._origin != events[: len(self._origin)]:
            self.replay, self.shelf = None, Shelf()
        self._origin = events
        replay = self._replay(live, step, given)
        end = time.perf_counter() + SLICE_SECONDS
        while replay.step < step and not replay.frozen.all():
            replay.advance(min(PIECE, step - replay.step))
            newest = self.shelf.newest
            if replay.history is None and replay.step - (newest.step if newest else 0) >= APART:
                self.shelf.add(Kept(replay.step, len(replay.events), snapshots.save(replay, path=False)))
            if replay.step < step and time.perf_counter() >= end:
                return Underway(replay.step, step)
        replay.advance(0)
        return replay

    def _replay(self, live: Experiment, step: int, given: bytes | None) -> Experiment:
        """The present replay if it has not gone beyond ``step``, else a new one."""
        events = [*live.events]
        replay = self.replay
        if replay is not None and replay.step <= step:
            done = len(replay.events)
            replay.script = sorted(events[done:], key=lambda event: event.step)
            best = self._start(step, given)
            if best is None or best.step <= replay.step:
                return self._roomy(replay, live)
        reacts = any(rule.reactions.parts for rule in live.rules) or any("schedule" in event.path for event in events)
        replay = Experiment(live.initial_spec, str(live.device), events, history=False, allow_code=live.allow_code)
        if reacts:
            replay.attach(self._rows(live))
        else:
            best = self._start(step, given)
            if best is not None:
                snapshots.restore(replay, best.data)
        self.replay = replay
        return replay

    def _roomy(self, replay: Experiment, live: Experiment) -> Experiment:
        if replay.history is not None and replay.history.capacity <= live.step:
            replay.history = replay.history.grown(live.step + 1)
        return replay

    def _rows(self, live: Experiment) -> History:
        """Rows for schedules that look back at the loss."""
        return History.allocate([run.name for run in live.spec.runs], live.channels, live.step + 1)

    def _start(self, step: int, given: bytes | None) -> Kept | None:
        """The newest snapshot that is not after ``step``."""
        offers = [kept for kept in self.shelf.kept if kept.step <= step]
        if given is not None:
            told = snapshots.about(given)
            if int(told["step"]) <= step:
                offers.append(Kept(int(told["step"]), int(told["events"]), given))
        return max(offers, key=lambda kept: kept.step, default=None)


_pasts: WeakKeyDictionary[Experiment, Past] = WeakKeyDictionary()


def at(experiment: Experiment, step: int | None, given: bytes | None = None) -> Experiment | Underway:
    """``experiment`` itself for its present step (or None), a replay of it for an earlier one.

    Where every run had diverged before ``step`` the replay stands where the last one did. ``given``: a snapshot of
    the same experiment to start from. Raises InputError for a step that has not been made.
    """
    if step is None or step == experiment.step:
        return experiment
    if not isinstance(step, int) or not 0 <= step <= experiment.step:
        raise InputError(f"step = {step!r}: must be a step that was made, 0 to {experiment.step}")
    return _pasts.setdefault(experiment, Past()).reach(experiment, step, given)
