"""What the engine tells its host without being asked: events, progress, snapshots; no more often than useful."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.host import messages as m
from engine.optimizer import refusals

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.host.link import Link
    from engine.host.state import Status

PROGRESS_SECONDS = 0.02
FIRST_SNAPSHOT_SECONDS = 0.1
"""After the start; the time to the next one doubles until it is what was asked for."""
SNAPSHOT_SHARE = 100
"""Between two snapshots at least so many times what the last one cost: 1 % of the time at most."""


class Reporter:
    """Reports on one experiment, ``generation``; ``snapshot_every`` in seconds."""

    def __init__(self, link: Link, generation: int, experiment: Experiment, snapshot_every: float) -> None:
        self.link, self.generation, self.experiment = link, generation, experiment
        self._snapshot_every, self._wait = snapshot_every, min(FIRST_SNAPSHOT_SECONDS, snapshot_every)
        self._events = len(experiment.events)
        self._progress_at = self._snapshot_cost = 0.0
        self._snapshot_at = time.perf_counter()

    def loaded(self) -> None:
        """What stands ready."""
        experiment = self.experiment
        layout = experiment.objective.layout
        self.link.send(
            m.Loaded(
                self.generation,
                experiment.step,
                len(experiment.events),
                experiment.spec,
                experiment.channels,
                experiment.dimension,
                tuple(layout.label(index) for index in experiment.recorder.watch),
                experiment.objective.steps_per_epoch,
                refusals(layout),
            )
        )

    def events(self, live: bool = False) -> None:
        """Those that have taken effect since the last call."""
        experiment = self.experiment
        for index in range(self._events, len(experiment.events)):
            self.link.send(m.Applied(self.generation, index, experiment.events[index], experiment.spec, live))
        self._events = len(experiment.events)

    def progress(self, status: Status, until: int | None, speed: float, seconds: float) -> None:
        """Where it stands."""
        self._progress_at = time.perf_counter()
        frozen = tuple(self.experiment.frozen.tolist())
        self.link.send(m.Progress(self.generation, status, self.experiment.step, until, frozen, speed, seconds))

    def snapshot(self) -> None:
        """The live state."""
        from engine import snapshot

        begin = time.perf_counter()
        data = snapshot.save(self.experiment)
        self.link.send(m.Snapshot(self.generation, self.experiment.step, len(self.experiment.events), data))
        self._snapshot_at = time.perf_counter()
        self._snapshot_cost = self._snapshot_at - begin
        self._wait = min(2 * self._wait, self._snapshot_every)

    def progress_due(self) -> bool:
        return time.perf_counter() - self._progress_at >= PROGRESS_SECONDS

    def snapshot_due(self) -> bool:
        return time.perf_counter() - self._snapshot_at >= max(self._wait, SNAPSHOT_SHARE * self._snapshot_cost)
