"""From the tables of a session file to a :class:`Session`, checking every value on its way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.event import Event
from engine.session import limits
from engine.session.curves import Curves
from engine.session.maps import read_maps
from engine.session.record import ExperimentRecord, Session
from engine.session.schema import DIGEST
from engine.session.spec_text import spec_from

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


class Reader:
    """One pass over all tables. ``connection`` is a `guarded` one; InputError for anything out of order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def session(self) -> Session:
        """Everything."""
        heads = self._rows("experiments", "name, spec, step, device, channels, notes")
        limits.whole(len(heads), limits.EXPERIMENTS, "experiments")
        specs = [spec_from(text) for _, text, *_ in heads]
        histories = Curves(self._connection, [channels for *_, channels, _ in heads]).histories()
        events, snapshots = self._events(len(heads)), self._snapshots(len(heads))
        experiments = tuple(
            ExperimentRecord(
                name=limits.text(name, "name of an experiment"),
                initial_spec=specs[place],
                events=tuple(events[place]),
                history=histories[place],
                step=limits.whole(step, limits.STEPS, "step"),
                snapshots=tuple(snapshots[place]),
                notes=limits.text(notes, "notes", limits.NOTES_TEXT),
                device=limits.text(device, "device"),
            )
            for place, (name, _, step, device, _, notes) in enumerate(heads)
        )
        return Session(
            experiments=experiments,
            layout=self._layout(),
            notes=limits.text(self._only("notes", "text"), "notes", limits.NOTES_TEXT),
            thumbnail=self._thumbnail(),
            meta=self._meta(),
            maps=read_maps(self._connection),
        )

    def _rows(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()

    def _only(self, table: str, column: str) -> Any:
        """The value of a table with one row."""
        found = self._rows(table, column)
        if len(found) != 1:
            raise InputError(f"{table}: {len(found)} rows; there must be one")
        return found[0][0]

    def _meta(self) -> dict[str, str]:
        found = self._rows("meta", "key, value")
        limits.whole(len(found), limits.META, "meta entries")
        return {limits.text(key, "meta"): limits.text(value, f"meta {key}") for key, value in found if key != DIGEST}

    def _layout(self) -> dict[str, Any]:
        layout = limits.json_value(self._only("layout", "json"), "layout")
        if not isinstance(layout, dict):
            raise InputError("layout: not a table")
        return layout

    def _thumbnail(self) -> bytes | None:
        found = self._rows("thumbnail", "sha256, data")
        if not found:
            return None
        sha256, data = found[0]
        if len(found) > 1 or hashlib.sha256(data).hexdigest() != sha256:
            raise InputError("thumbnail: its checksum does not match")
        return limits.picture(data)

    def _events(self, experiments: int) -> list[list[Event]]:
        found: list[list[Event]] = [[] for _ in range(experiments)]
        rows = self._connection.execute("SELECT experiment, position, step, path, old, new FROM events ORDER BY id")
        for experiment, position, step, path, old, new in rows:
            mine = found[limits.whole(experiment, experiments, "experiment of an event", 1) - 1]
            limits.whole(step, limits.STEPS, "step of an event", mine[-1].step if mine else 0)
            if position != len(mine) or position >= limits.EVENTS:
                raise InputError(f"events: event {position} out of order")
            path = limits.text(path, "path of an event")
            mine.append(Event(step, path, limits.json_value(old, path), limits.json_value(new, path)))
        return found

    def _snapshots(self, experiments: int) -> list[list[tuple[int, bytes]]]:
        found: list[list[tuple[int, bytes]]] = [[] for _ in range(experiments)]
        rows: Iterator[Any] = self._connection.execute(
            "SELECT experiment, step, sha256, data FROM snapshots ORDER BY id"
        )
        for experiment, step, sha256, data in rows:
            mine = found[limits.whole(experiment, experiments, "experiment of a snapshot", 1) - 1]
            if hashlib.sha256(data).hexdigest() != sha256:
                raise InputError(f"snapshot at step {step}: its checksum does not match")
            mine.append((limits.whole(step, limits.STEPS, "step of a snapshot"), data))
        return found
