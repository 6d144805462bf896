"""The snapshots of an experiment that are kept: the newest one, and enough others to rewind cheaply."""

from __future__ import annotations

from dataclasses import dataclass

COUNT = 24
BYTES = 64 << 20


@dataclass(frozen=True)
class Kept:
    """The live state at ``step``, after ``events`` events (see :mod:`engine.snapshot`)."""

    step: int
    events: int
    data: bytes


class Shelf:
    """At most ``COUNT`` snapshots and ``BYTES`` bytes, spread over the steps; the newest is always there."""

    def __init__(self, kept: tuple[Kept, ...] = ()) -> None:
        self.kept = kept

    def add(self, new: Kept) -> None:
        """Takes a snapshot; what is in the way of an even spread goes."""
        kept = [old for old in self.kept if old.step < new.step] + [new]
        while len(kept) > 1 and (len(kept) > COUNT or sum(len(item.data) for item in kept) > BYTES):
            steps = [0, *(item.step for item in kept)]
            gaps = [steps[place + 2] - steps[place] for place in range(len(kept) - 1)]
            del kept[gaps.index(min(gaps))]
        self.kept = tuple(kept)

    @property
    def newest(self) -> Kept | None:
        return self.kept[-1] if self.kept else None

    def before(self, step: int, events: int) -> tuple[Kept, ...]:
        """Those earlier than ``step`` that know of at most ``events`` events."""
        return tuple(item for item in self.kept if item.step < step and item.events <= events)
