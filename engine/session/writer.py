"""From a :class:`Session` to the tables of a session file."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import tomllib
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from engine.session import limits
from engine.session.codec import ROWS, encode
from engine.session.maps import write_maps
from engine.session.schema import APPLICATION_ID, DIGEST, PAGE, TABLES, VERSION, crc_of, create, digest_of, insert
from engine.session.spec_text import spec_text
from engine.session.told import pieces_told

if TYPE_CHECKING:
    from engine.history import History
    from engine.session.record import ExperimentRecord, Session


def write(path: Path, session: Session) -> None:
    """Fills the empty file ``path``. It is not crash-safe by itself: nobody looks at it before it is done.

    Raises InputError for what a session file cannot hold, sqlite3.Error and OSError for lack of room and the like.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (f"page_size={PAGE}", "journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")
        for statement in create(TABLES).values():
            connection.execute(statement)
        Writer(connection).session(session)
        connection.execute(insert("meta"), (DIGEST, digest_of(connection)))
        connection.execute("COMMIT")
    finally:
        connection.close()


class Writer:
    """Puts rows into the tables, asking `limits` about each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._insert = {table: insert(table) for table in TABLES}

    def _row(self, table: str, *values: object) -> None:
        self._connection.execute(self._insert[table], tuple(_clean(value) for value in values))

    def session(self, session: Session) -> None:
        """All rows but the digest."""
        limits.whole(len(session.experiments), limits.EXPERIMENTS, "experiments")
        for number, record in enumerate(session.experiments, 1):
            self._experiment(number, record)
        self._row("notes", limits.text(session.notes, "notes", limits.NOTES_TEXT))
        self._row("layout", limits.json_text(dict(session.layout), "layout"))
        if session.thumbnail is not None:
            data = limits.picture(session.thumbnail)
            self._row("thumbnail", hashlib.sha256(data).hexdigest(), data)
        write_maps(self._row, session.maps)
        limits.whole(len(session.meta), limits.META - 10, "meta entries")
        for key, value in sorted(stamped(session.meta).items()):
            self._row("meta", limits.text(key, "meta"), limits.text(value, f"meta {key}"))

    def _experiment(self, number: int, record: ExperimentRecord) -> None:
        history = record.history
        self._row(
            "experiments",
            limits.text(record.name, "name of an experiment"),
            spec_text(record.initial_spec),
            limits.whole(record.step, limits.STEPS, "step"),
            limits.text(record.device, "device"),
            None if history is None else limits.json_text(list(history.channels), "channels"),
            limits.text(record.notes, "notes", limits.NOTES_TEXT),
        )
        if history is not None:
            self._curves(number, history)
        limits.whole(len(record.events), limits.EVENTS, "events")
        for position, event in enumerate(sorted(record.events, key=lambda event: event.step)):
            path = limits.text(event.path, "path of an event")
            old, new = limits.json_text(event.old, path), limits.json_text(event.new, path)
            self._row("events", number, position, limits.whole(event.step, limits.STEPS, path), path, old, new)
        for step, data in record.snapshots:
            step = limits.whole(step, limits.STEPS, "step of a snapshot")
            self._row("snapshots", number, step, hashlib.sha256(data).hexdigest(), data)

    def _curves(self, number: int, history: History) -> None:
        limits.whole(len(history.runs), limits.RUNS, "runs")
        limits.whole(len(history.channels), limits.CHANNELS, "channels")
        for name in history.channels:
            limits.text(name, "name of a channel")
        written = history.written.tolist()
        for run, (name, rows) in enumerate(zip(history.runs, written, strict=True)):
            one = history[name]
            at = one.diverged_at
            if at is not None:  # it may have been rewound and gone another way since its rows were counted
                written[run] = rows = min(rows, at + 1)
            self._row("runs", number, run, limits.text(name, "name of a run"), at, one.diverged_reason, rows)
        for run, rows in enumerate(written):
            curves = history.layout.rows[:, run, :rows]
            begins = range(0, rows, ROWS)
            told = {first: pieces_told(history.channels, curves[:, first : first + ROWS]) for first in begins}
            for channel in range(len(history.channels)):
                for first in begins:
                    count = min(ROWS, rows - first)
                    codec, data = told[first].get(channel) or encode(curves[channel, first : first + count])
                    place = (number, run, channel, first, count, codec)
                    self._row("chunks", *place, crc_of(place, data), data)


def _clean(value: object) -> object:
    """A text as UTF-8 can hold it: half of a surrogate pair, as a form may give it, becomes a question mark."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def stamped(given: dict[str, str]) -> dict[str, str]:
    """``given`` with the present time and versions; a ``created`` is kept."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    versions = {name: _version(name) for name in ("torch", "numpy")}
    return {"created": now} | given | versions | {
        "saved": now,
        "program": _version("optimizer-lab"),
        "python": sys.version.split()[0],
    }


def _version(package: str) -> str:
    """Of an installed package; of this program also when it runs from its source folder."""
    try:
        return version(package)
    except PackageNotFoundError:
        source = Path(__file__).parents[2] / "pyproject.toml"
        return str(tomllib.loads(source.read_text("utf-8"))["project"]["version"]) if source.is_file() else "unknown"
