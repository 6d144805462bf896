"""Session files that nobody honest has written: saved ones, operated on."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from engine.session.schema import DIGEST, crc_of, digest_of, insert

if TYPE_CHECKING:
    from pathlib import Path


@contextlib.contextmanager
def operation(path: Path, digest: bool = True):
    """A connection that may do anything; afterwards the digest is made to fit, unless it is not to be."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield connection
        if digest:
            connection.execute("UPDATE meta SET value = ? WHERE key = ?", (digest_of(connection), DIGEST))
        connection.execute("COMMIT")


def statement(*statements: str):
    """An operation of SQL statements."""

    def operate(connection: sqlite3.Connection) -> None:
        for text in statements:
            connection.execute(text)

    return operate


def chunk(data: bytes, codec: int | None = None):
    """An operation that puts ``data`` into the first chunk, with the checksum that it takes."""

    def operate(connection: sqlite3.Connection) -> None:
        query = "SELECT experiment, run, channel, first_row, count, codec FROM chunks WHERE id = 1"
        *place, old = connection.execute(query).fetchone()
        place = (*place, old if codec is None else codec)
        values = (data, place[-1], crc_of(place, data))
        connection.execute("UPDATE chunks SET data = ?, codec = ?, crc = ? WHERE id = 1", values)

    return operate


def map_piece(data: bytes, codec: int):
    """An operation that puts ``data`` into the first piece of a map, with the checksum that it takes."""

    def operate(connection: sqlite3.Connection) -> None:
        query = "SELECT map, layer, 0, first, count FROM map_pieces WHERE id = 1"
        crc = crc_of((*connection.execute(query).fetchone(), codec), data)
        connection.execute("UPDATE map_pieces SET data = ?, codec = ?, crc = ? WHERE id = 1", (data, codec, crc))

    return operate


def rows(count: int):
    """An operation that lets the first run have ``count`` rows, with chunks that say so but hold next to nothing."""

    def operate(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE runs SET rows = ?", (count,))
        connection.execute("DELETE FROM chunks")
        for first in range(0, count, 65536):
            place = (1, 0, 0, first, min(65536, count - first), 80)
            connection.execute(insert("chunks"), (*place, crc_of(place, b""), b""))

    return operate


def patched(path: Path, at: int, data: bytes) -> None:
    """Other bytes at a place of the file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)
