"""A session file under a hardened connection: nothing in it is believed before it has been looked at.

The header is read before SQLite sees the file, the schema before any table is; an authorizer lets nothing but
plain reading through, and SQLite's own check of the file runs on a budget.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.session.limits import FILE_BYTES
from engine.session.schema import APPLICATION_ID, DIGEST, SCHEMAS, TABLES, VERSION, create, digest_of

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_STEPS = 10_000  # of SQLite's virtual machine, between two looks at the budget
_READS = {"meta", "sqlite_master", "sqlite_schema", *TABLES}
_PRAGMAS = {"trusted_schema", "cell_size_check", "query_only", "mmap_size", "cache_size", "temp_store", "quick_check"}


@contextlib.contextmanager
def guarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads a session file whose structure is sound and whose content is the one that was saved.

    Raises InputError, in one line, for everything else; also for an SQLite error while the caller reads.
    """
    size, version = header(path)
    try:
        with contextlib.closing(_connection(path, size)) as connection:
            _check(path, connection, SCHEMAS[version])
            yield connection
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise InputError(f"{path}: damaged ({error})") from None


def header(path: Path) -> tuple[int, int]:
    """Size in bytes and file version, once the first 100 bytes are those of a whole session file of a known version."""
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path}: not a file")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(100)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise InputError(f"{path}: not a session file of Optimizer Lab")
    (page,) = struct.unpack_from(">H", head, 16)
    page = 65536 if page == 1 else page
    (pages,) = struct.unpack_from(">I", head, 28)
    version, encoding, application = (struct.unpack_from(">i", head, at)[0] for at in (60, 56, 68))
    if application != APPLICATION_ID:
        raise InputError(f"{path}: a database, but not a session file of Optimizer Lab")
    if version > VERSION:
        raise InputError(
            f"{path}: written by a newer Optimizer Lab (file version {version}; this program reads up to {VERSION})"
        )
    if version not in SCHEMAS:
        raise InputError(f"{path}: file version {version} does not exist")
    if size > FILE_BYTES:
        raise InputError(f"{path}: {size} bytes; at most {FILE_BYTES} are read")
    if page < 512 or page & (page - 1) or size != page * pages:
        raise InputError(f"{path}: damaged ({size} bytes, {page * pages} expected); not all of the file is here")
    if head[18:20] != b"\1\1" or encoding != 1:
        raise InputError(f"{path}: damaged (its header)")
    return size, version


def _connection(path: Path, size: int) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    limits = {
        sqlite3.SQLITE_LIMIT_LENGTH: min(size + 1000, 2**31 - 1),
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: 10_000,
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
        sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
        sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    }
    for limit, value in limits.items():
        connection.setlimit(limit, value)
    budget = 1000 + size // 1000

    def spend() -> int:
        nonlocal budget
        budget -= 1
        return budget < 0

    connection.set_progress_handler(spend, _STEPS)
    connection.set_authorizer(_allowed)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0", "cache_size=-8000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _allowed(action: int, first: str | None, second: str | None, database: str | None, via: str | None) -> int:
    """Reading our tables, and the few pragmas above; ``via`` names a trigger or view that wants something."""
    fine = (
        action == sqlite3.SQLITE_SELECT
        or (action == sqlite3.SQLITE_READ and first in _READS)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        or (action == sqlite3.SQLITE_FUNCTION and second == "length")
    )
    return sqlite3.SQLITE_OK if fine and via is None else sqlite3.SQLITE_DENY


def _check(path: Path, connection: sqlite3.Connection, tables: Mapping[str, Mapping[str, str]]) -> None:
    found = {}
    for kind, name, table, text in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 99"):
        if kind != "table" or name != table:
            raise InputError(f"{path}: holds a {kind} {name!r} that does not belong there; it is not opened")
        found[name] = text
    if found != create(tables):
        raise InputError(f"{path}: its tables are not those of a session file; it is not opened")
    answers = connection.execute("PRAGMA quick_check(1)").fetchall()
    if answers != [("ok",)]:
        raise InputError(f"{path}: damaged ({' '.join(str(answers[0][0]).split())[:200] if answers else 'no answer'})")
    stated = connection.execute(f"SELECT value FROM meta WHERE key = '{DIGEST}'").fetchall()
    if stated != [(digest_of(connection, tables),)]:
        raise InputError(f"{path}: damaged (its content does not match its digest)")
