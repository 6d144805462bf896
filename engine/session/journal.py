"""The journal: what a running window has not saved yet, on the disk at most a second later.

    journal = Journal()
    journal.append(session)      # now and then, at most once a second; writes only what is new
    journal.discard()            # when the window closes and nothing is to be kept

A window that is killed leaves its journal behind; `recovery.orphans` finds it. Nothing else deletes one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from engine.errors import InputError
from engine.session import log
from engine.session.lock import FileLock
from engine.session.map_tracks import Kept, followed
from engine.session.tracks import Track, window_text

if TYPE_CHECKING:
    from types import TracebackType

    from engine.session.record import Session


def journal_folder() -> Path:
    """Where journals are kept: in the user's state folder."""
    return Path(platformdirs.user_state_dir("optimizer-lab", appauthor=False)) / "journals"


class Journal:
    """One window's journal, in a file of its own that is made with the first experiment. For one thread at a time.

    A context manager that lets go of the file but leaves it there.
    """

    def __init__(self, folder: Path | None = None) -> None:
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        self.path = (folder or journal_folder()) / f"{moment}-{secrets.token_hex(4)}{log.SUFFIX}"
        self._lock = FileLock(self.path.with_suffix(log.LOCK))
        self._connection: sqlite3.Connection | None = None
        self._window = ""
        self._tracks: list[Track] = []
        self._maps: tuple[Kept, ...] = ()

    def append(self, session: Session) -> bool:
        """Writes what has changed since the last call, on the disk when this returns; False when nothing has.

        Raises InputError when it cannot be written; what was written before is still there, and the next call
        tries again. Histories may grow meanwhile.
        """
        if self._connection is None and not session.experiments:
            return False
        try:
            connection = self._connection or self._open()
            before = connection.total_changes
            connection.execute("BEGIN IMMEDIATE")
            try:
                window = window_text(session)
                if window != self._window:
                    log.add(connection, -1, "window", window)
                tracks = [
                    (self._tracks[place] if place < len(self._tracks) else Track()).followed(connection, place, record)
                    for place, record in enumerate(session.experiments)
                ]
                maps = followed(connection, session.maps, self._maps)
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
        except (sqlite3.Error, OSError, ValueError) as error:  # ValueError: a history that was closed meanwhile
            reason = (isinstance(error, OSError) and error.strerror) or error
            raise InputError(f"{self.path}: the journal cannot be written: {reason}") from None
        self._window, self._tracks, self._maps = window, tracks, maps
        return connection.total_changes > before

    def close(self) -> None:
        """Lets go of the file; it stays, and is offered at the next start."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        self._lock.release()

    def discard(self) -> None:
        """Deletes the journal: all of it is saved, or not wanted."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
            remove_files(self.path)
        self._lock.release(remove=True)
        self._window, self._tracks, self._maps = "", [], ()

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.acquire():
            raise InputError(f"{self.path}: the journal is in use")
        os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA application_id={log.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={log.VERSION}")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(log.CREATE)
        except BaseException:
            connection.close()
            remove_files(self.path)
            raise
        self._connection = connection
        return connection

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def remove_files(path: Path) -> None:
    """A journal and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
