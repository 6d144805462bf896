"""Older session files, brought to the present version: always on a copy, the file itself is never changed.

A new version adds its tables to `schema.SCHEMAS`, raises `schema.VERSION`, and puts one function here under the
version that it starts from.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from engine.session.guard import guarded, header
from engine.session.schema import DIGEST, SCHEMAS, VERSION, create, digest_of

Migration = Callable[[sqlite3.Connection], None]


def _with_maps(connection: sqlite3.Connection) -> None:
    """Version 2 can hold maps; a file of version 1 has none."""
    statements = create(SCHEMAS[2])
    for table in SCHEMAS[2].keys() - SCHEMAS[1].keys():
        connection.execute(statements[table])


def _folded(_connection: sqlite3.Connection) -> None:
    """Version 3 knows more ways to pack a piece; those of version 2 are among them."""


MIGRATIONS: Mapping[int, Migration] = {1: _with_maps, 2: _folded}
"""From version n to n + 1: statements that turn the tables of one into those of the other."""


@contextlib.contextmanager
def current(path: Path) -> Iterator[Path]:
    """The file itself, or for an older version a copy brought up to date, gone afterwards. InputError as `guarded`."""
    _, version = header(path)
    if version == VERSION:
        yield path
        return
    with guarded(path), tempfile.TemporaryDirectory(prefix="optimizer-lab-") as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / "session.optlab"))
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("BEGIN EXCLUSIVE")
            for start in range(version, VERSION):
                MIGRATIONS[start](connection)
            connection.execute(f"PRAGMA user_version={VERSION}")
            digest = digest_of(connection, SCHEMAS[VERSION])
            connection.execute("UPDATE meta SET value = ? WHERE key = ?", (digest, DIGEST))
            connection.execute("COMMIT")
        yield copy
