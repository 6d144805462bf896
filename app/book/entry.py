"""One experiment of the session, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.event import Event, live_path
from engine.session.record import ExperimentRecord
from engine.spec_difference import at_step, differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.run_look import RunLook
    from engine.host.clock import Clock
    from engine.spec import ExperimentSpec
    from engine.spec_difference import Difference


@dataclass(frozen=True, eq=False)
class Entry:
    """``record`` is the experiment as it was last put aside; that of the one on the Bench is behind.

    ``parent`` is the key of the entry that it branched from, at ``step``; None for one of its own. ``draft``: settings
    that wait for a restart. ``clock``: the seconds of computing behind the record's steps, where they are known.
    """

    key: int
    record: ExperimentRecord
    looks: tuple[RunLook, ...] = ()
    parent: int | None = None
    step: int = 0
    draft: ExperimentSpec | None = None
    clock: Clock | None = None

    @property
    def spec(self) -> ExperimentSpec:
        """The settings as they are now."""
        return at_step(self.record.initial_spec, self.record.events, self.record.step)

    @property
    def kept(self) -> tuple[int, bytes] | None:
        """The last snapshot at or before the record's step."""
        usable = [kept for kept in self.record.snapshots if kept[0] <= self.record.step]
        return usable[-1] if usable else None

    def past_clock(self) -> Clock | None:
        """A clock for an engine that goes on from the record's step."""
        return self.clock and self.clock.before(self.record.step)


def changes(entry: Entry, parent: Entry) -> tuple[Difference, ...]:
    """The settings in which a branch differs from its parent at the step where it left it."""
    before = at_step(parent.record.initial_spec, parent.record.events, entry.step)
    return differences(before, at_step(entry.record.initial_spec, entry.record.events, entry.step))


def branch_record(trunk: ExperimentRecord, step: int, values: Mapping[str, Any], name: str) -> ExperimentRecord:
    """The beginning of an experiment that is ``trunk`` up to ``step`` and has other ``values`` by path from there on.

    Spec and events give the trunk's numbers again, bit for bit, up to that step. At step 0 the values change the
    initial spec instead. Raises InputError for what cannot change while an experiment runs, or a value that is refused.
    """
    if step == 0:
        spec = trunk.initial_spec
        for path, value in values.items():
            spec = spec.with_value(path, value)
        return ExperimentRecord(name, spec, device=trunk.device)
    spec = at_step(trunk.initial_spec, trunk.events, step)
    events = [event for event in trunk.events if event.step <= step]
    for path, value in values.items():
        path = live_path(spec, path)
        after = spec.with_value(path, value)
        if after.value(path) != spec.value(path):
            events.append(Event(step, path, spec.value(path), after.value(path)))
        spec = after
    snapshots = tuple(kept for kept in trunk.snapshots if kept[0] <= step)
    return ExperimentRecord(
        name, trunk.initial_spec, tuple(events), trunk.history, step, snapshots[-1:], device=trunk.device
    )
