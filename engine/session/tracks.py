"""What of an experiment is in the journal already, and what has to follow."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from engine.session import limits, log

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from engine.event import Event
    from engine.history import History
    from engine.session.record import ExperimentRecord, Session

_VALUES = 1 << 21  # in one entry, so that a long history that is new does not stand twice in memory

Snapshot = tuple[int, bytes]
IntArray: TypeAlias = "NDArray[np.int64]"


def window_text(session: Session) -> str:
    """The head of a ``window`` entry."""
    about = {
        "experiments": len(session.experiments),
        "maps": len(session.maps),
        "layout": dict(session.layout),
        "notes": session.notes,
        "meta": session.meta,
    }
    return limits.json_text(about, "window", limits.NOTES_TEXT)


@dataclass(frozen=True)
class Track:
    """One experiment as far as the journal knows it. Frozen: a write that fails leaves the old one in force."""

    head: str = ""
    about: str = ""
    history: weakref.ref[History] | None = None
    rows: tuple[int, ...] = ()
    ends: str = ""
    events: tuple[Event, ...] = ()
    snapshots: tuple[tuple[Snapshot, int], ...] = ()
    timed: tuple[int, float] = (-1, 0.0)

    def followed(self, connection: sqlite3.Connection, place: int, record: ExperimentRecord) -> Track:
        """Writes what is new in ``record``, in an open transaction, and answers the track after it."""
        now = self._begun(connection, place, record)
        now, kept = now._timeline(connection, place, record)
        if record.history is not None:
            now = now._curves(connection, place, record.history, record.step, kept)
        return now._live_states(connection, place, record)._described(connection, place, record)._timed(
            connection, place, record
        )

    def _begun(self, connection: sqlite3.Connection, place: int, record: ExperimentRecord) -> Track:
        history = record.history
        about = {
            "spec": record.initial_spec.json_text(),
            "device": record.device,
            "channels": history and list(history.channels),
            "runs": history and list(history.runs),
        }
        head = limits.json_text(about, "experiment", limits.NOTES_TEXT)
        known = self.history() if self.history is not None else None
        if head == self.head and known is history:
            return self
        log.add(connection, place, "experiment", head)
        return Track(
            head=head,
            history=None if history is None else weakref.ref(history),
            rows=() if history is None else (0,) * len(history.runs),
        )

    def _timeline(
        self, connection: sqlite3.Connection, place: int, record: ExperimentRecord
    ) -> tuple[Track, int | None]:
        """Also the first step whose row may read otherwise now, if the timeline has changed."""
        if record.events == self.events:
            return self, None
        old, new = self.events, record.events
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        table = [[event.step, event.path, event.old, event.new] for event in new[same:]]
        head = limits.json_text({"from": same, "events": table}, "events", limits.NOTES_TEXT)
        log.add(connection, place, "events", head)
        return replace(self, events=new), min(event.step for event in (*old[same:], *new[same:]))

    def _curves(
        self, connection: sqlite3.Connection, place: int, history: History, step: int, changed: int | None
    ) -> Track:
        """The rows since the last time up to ``step``, and the newest one of then: an edit may have rewritten it.

        While a run trains its history is some rows ahead of what is known of it; those come with the next piece.
        A history whose rows were taken back and written anew in between is known by its events, or is another one.
        """
        written, known = np.minimum(history.written, step + 1), np.array(self.rows, dtype=np.int64)
        first = np.maximum(np.minimum(known, written) - 1, 0)
        concerned = written != known
        if changed is not None:
            first = np.minimum(first, changed)
            concerned |= first < written
        runs = np.flatnonzero(concerned)
        if runs.size:
            size = max(_VALUES // (len(runs) * len(history.channels)), 1)
            for begin in range(int(first[runs].min()), max(int(written[runs].max()), 1), size):
                stop = written[runs].clip(0, begin + size)
                _write_rows(connection, place, history, runs, first[runs].clip(begin), stop)
        ends = [
            [run, history[name].diverged_at, history[name].diverged_reason]
            for run, name in enumerate(history.runs)
            if (end := history[name].diverged_at) is not None and end <= step
        ]
        text = limits.json_text({"ends": ends}, "ends", limits.NOTES_TEXT) if ends else ""
        if text != self.ends:
            log.add(connection, place, "ends", text or '{"ends": []}')
        return replace(self, rows=tuple(written.tolist()), ends=text)

    def _live_states(self, connection: sqlite3.Connection, place: int, record: ExperimentRecord) -> Track:
        """Snapshots that are new, and out with those that are no longer kept."""
        kept = dict(self.snapshots)
        for snapshot, entry in self.snapshots:
            if snapshot not in record.snapshots:
                log.blank(connection, entry)
        entries = []
        for step, data in record.snapshots:
            number = kept.get((step, data))
            if number is None:
                number = log.add(connection, place, "snapshot", limits.json_text({"step": step}, "snapshot"), data)
            entries.append(((step, data), number))
        return replace(self, snapshots=tuple(entries))

    def _described(self, connection: sqlite3.Connection, place: int, record: ExperimentRecord) -> Track:
        about = {"name": record.name, "notes": record.notes, "step": record.step}
        text = limits.json_text(about, "about", limits.NOTES_TEXT)
        if text != self.about:
            log.add(connection, place, "about", text)
        return replace(self, about=text)

    def _timed(self, connection: sqlite3.Connection, place: int, record: ExperimentRecord) -> Track:
        """Points since the last one; all of them where the run was taken back behind it."""
        points = record.seconds
        if not points or points[-1] == self.timed:
            return self
        step, seconds = self.timed
        new = [point for point in points if point[0] > step]
        if not new or new[0][1] < seconds:
            new = list(points)
        log.add(connection, place, "seconds", limits.json_text({"points": new}, "seconds"))
        return replace(self, timed=points[-1])


def _write_rows(
    connection: sqlite3.Connection, place: int, history: History, runs: IntArray, first: IntArray, stop: IntArray
) -> None:
    """Rows first..stop-1 of each of ``runs`` (all three (n,)); a run without any in this span is left out."""
    there = (stop > first) | (stop == 0)
    runs, first, stop = runs[there], np.minimum(first, stop)[there], stop[there]
    if not runs.size:
        return
    rows = history.layout.rows
    values = np.concatenate(
        [
            rows[channel, run, begin:end]
            for channel in range(len(history.channels))
            for run, begin, end in zip(runs.tolist(), first.tolist(), stop.tolist(), strict=True)
        ]
    )
    head = {"runs": runs.tolist(), "first": first.tolist(), "count": (stop - first).tolist()}
    log.add(connection, place, "rows", limits.json_text(head, "rows", limits.NOTES_TEXT), log.packed(values))
