"""Journals that a killed window has left behind: finding, reading and deleting them."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.session import log
from engine.session.journal import journal_folder, remove_files
from engine.session.lock import FileLock
from engine.session.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.session.record import Session

_MAGIC = b"SQLite format 3\0"


def orphans(folder: Path | None = None) -> tuple[Path, ...]:
    """Journals that no running window holds and in which something may stand, the newest first."""
    folder = folder or journal_folder()
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{log.SUFFIX}"):
            with contextlib.suppress(OSError), FileLock(path.with_suffix(log.LOCK)) as lock:
                if lock.acquire() and path.stat().st_size + _size(path.with_name(f"{path.name}-wal")) > 0:
                    found.append((path.stat().st_mtime_ns, path))
    return tuple(path for _, path in sorted(found, reverse=True))


def recover(path: Path) -> Session:
    """The session that a journal holds, up to its last commit (or to the first entry that is damaged).

    The journal stays; `discard` it once its content is in a file. Raises InputError when it is in use or holds
    nothing that can be read.
    """
    with _held(path):
        try:
            with path.open("rb") as file:
                head = file.read(100)
            if head and not head.startswith(_MAGIC):
                raise InputError(f"{path}: not a journal of Optimizer Lab")
            with contextlib.closing(_connection(path)) as connection:
                return _replayed(path, connection)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise InputError(f"{path}: nothing can be recovered ({error})") from None
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from None


def discard(path: Path) -> None:
    """Deletes a journal that nobody holds. Raises InputError when somebody does."""
    with _held(path) as lock:
        try:
            remove_files(path)
            lock.release(remove=True)
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from None


@contextlib.contextmanager
def _held(path: Path) -> Iterator[FileLock]:
    try:
        if not path.is_file():
            raise InputError(f"{path}: no such journal")
        lock = FileLock(path.with_suffix(log.LOCK))
        free = lock.acquire()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if not free:
        raise InputError(f"{path}: the journal is in use by another window")
    try:
        yield lock
    finally:
        lock.release()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _connection(path: Path) -> sqlite3.Connection:
    """Read and write: SQLite must take the write-ahead log in."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _replayed(path: Path, connection: sqlite3.Connection) -> Session:
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    schema = connection.execute("SELECT sql FROM sqlite_master").fetchall()
    if application != log.APPLICATION_ID or schema not in ([], [(log.CREATE,)]):
        raise InputError(f"{path}: not a journal of Optimizer Lab")
    if not 1 <= version <= log.VERSION:
        raise InputError(f"{path}: journal version {version}; this program reads up to version {log.VERSION}")
    replay = Replay()
    with contextlib.suppress(sqlite3.DatabaseError, InputError, UnicodeDecodeError):
        entries = connection.execute("SELECT id, experiment, kind, head, data, crc FROM log ORDER BY id")
        for expected, (number, *entry, crc) in enumerate(entries, 1):
            if number != expected or log.crc_of(*entry) != crc:
                break
            replay.take(*entry)
    session = replay.session(path)
    if not session.experiments:
        raise InputError(f"{path}: nothing can be recovered; the journal is empty or damaged from its start")
    return session
