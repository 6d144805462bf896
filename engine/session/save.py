"""Writing a session file: into a new file beside the old one, to the disk, then in its place, in one stroke."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.session.codec import ROWS, encode
from engine.session.record import ExperimentRecord, Session, record_of
from engine.session.schema import APPLICATION_ID, COLUMNS, CREATE, DIGEST, PAGE, VERSION, Digest, chunk_crc

if TYPE_CHECKING:
    from engine.experiment import Experiment

_STALE = 600  # seconds after which an unfinished file of a killed program is removed


def save_experiment(path: Path, experiment: Experiment, **window_state: Any) -> None:
    """Saves one experiment of this process; ``window_state`` are further entries of :class:`Session`."""
    save(path, Session(experiments=(record_of(experiment),), **window_state))


def save(path: str | Path, session: Session) -> None:
    """Writes ``session`` to ``path``.

    Whatever goes wrong, and whenever: the file that was there before stays whole, and nothing is left beside it
    (after a kill an invisible ``.<name>.….saving`` is, until the next save). A history that grows meanwhile is
    saved as far as it was. Raises InputError with the reason.
    """
    path = Path(path)
    try:
        target = path.resolve()  # through a symbolic link, to the file that it names
        if target.is_dir():
            raise InputError(f"{path}: cannot be saved: it is a folder")
        with _replacing(target) as temporary:
            _write(temporary, session)
    except sqlite3.Error as error:
        raise InputError(f"{path}: cannot be saved: {error}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be saved: {error.strerror or error}") from None


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; afterwards that file is ``target``, or on an exception gone."""
    _remove_stale(target)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.saving")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        yield temporary
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        _flush(temporary, os.O_RDWR)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if sys.platform != "win32":  # the folder's own entry; Windows has no such thing
        _flush(target.parent, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_stale(target: Path) -> None:
    with contextlib.suppress(OSError):
        for other in target.parent.iterdir():
            if other.name.startswith(f".{target.name}.") and other.name.endswith(".saving"):
                with contextlib.suppress(OSError):
                    if time.time() - other.stat().st_mtime > _STALE:
                        other.unlink()


def _write(path: Path, session: Session) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (f"page_size={PAGE}", "journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")
        for text in CREATE.values():
            connection.execute(text)
        writer = Writer(connection)
        for number, record in enumerate(session.experiments, 1):
            writer.experiment(number, record)
        writer.row("notes", session.notes)
        writer.row("layout", _json(session.layout))
        if session.thumbnail is not None:
            writer.row("thumbnail", session.thumbnail)
        for key, value in sorted(_meta(session.meta).items()):
            writer.row("meta", key, value)
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (DIGEST, writer.digest.text()))
        connection.execute("COMMIT")
    finally:
        connection.close()


class Writer:
    """Puts rows into the tables and keeps the digest of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.digest = Digest()
        self._connection = connection
        self._insert = {
            table: f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            for table, columns in COLUMNS.items()
        }

    def row(self, table: str, *values: object, data: bytes | None = None) -> None:
        """One row; ``data`` is its last column, which has a checksum among the others."""
        values = tuple(_clean(value) for value in values)
        self.digest.add(table, values)
        self._connection.execute(self._insert[table], values if data is None else (*values, data))

    def experiment(self, number: int, record: ExperimentRecord) -> None:
        """Experiment ``number`` (from 1) with all that belongs to it."""
        history = record.history
        channels = None if history is None else _json(list(history.channels))
        spec = record.initial_spec.json_text()
        self.row("experiments", record.name, spec, record.step, record.device, channels, record.notes)
        if history is not None:
            written = history.written.tolist()
            for run, (name, rows) in enumerate(zip(history.runs, written, strict=True)):
                one = history[name]
                self.row("runs", number, run, name, one.diverged_at, one.diverged_reason, rows)
            for run, rows in enumerate(written):
                for channel in range(len(history.channels)):
                    for first in range(0, rows, ROWS):
                        self._chunk(number, record, run, channel, first, min(ROWS, rows - first))
        for position, event in enumerate(record.events):
            self.row("events", number, position, event.step, event.path, _json(event.old), _json(event.new))
        for step, data in record.snapshots:
            self.row("snapshots", number, step, hashlib.sha256(data).hexdigest(), data=data)

    def _chunk(self, number: int, record: ExperimentRecord, run: int, channel: int, first: int, count: int) -> None:
        assert record.history is not None
        codec, data = encode(record.history.layout.rows[channel, run, first : first + count])
        place = (number, run, channel, first, count, codec)
        self.row("chunks", *place, chunk_crc(place, data), data=data)


def _clean(value: object) -> object:
    """A text as UTF-8 can hold it: half of a surrogate pair, as a form may give it, becomes a question mark."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _json(value: Any) -> str:
    """JSON; a numpy number becomes Python's own."""
    return json.dumps(value, ensure_ascii=False, default=lambda number: number.item())


def _meta(given: dict[str, str]) -> dict[str, str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    versions = {"program": "optimizer-lab", "torch": "torch", "numpy": "numpy"}
    found = {"created": now} | given
    for key, package in versions.items():
        try:
            found[key] = version(package)
        except PackageNotFoundError:
            found[key] = "?"
    return found | {"saved": now, "python": sys.version.split()[0]}
