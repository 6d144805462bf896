"""The tables of a session file, what marks it as ours, and the checksums over its content."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable

APPLICATION_ID = 0x4F50544C  # "OPTL"
VERSION = 1
PAGE = 8192

TABLES: dict[str, str] = {
    "meta": "key TEXT NOT NULL, value TEXT NOT NULL",
    "experiments": "name TEXT NOT NULL, spec TEXT NOT NULL, step INTEGER NOT NULL, device TEXT NOT NULL, "
    "channels TEXT, notes TEXT NOT NULL",
    "runs": "experiment INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, diverged_at INTEGER, "
    "reason TEXT NOT NULL, rows INTEGER NOT NULL",
    "chunks": "experiment INTEGER NOT NULL, run INTEGER NOT NULL, channel INTEGER NOT NULL, "
    "first_row INTEGER NOT NULL, count INTEGER NOT NULL, codec INTEGER NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL",
    "events": "experiment INTEGER NOT NULL, position INTEGER NOT NULL, step INTEGER NOT NULL, path TEXT NOT NULL, "
    "old TEXT NOT NULL, new TEXT NOT NULL",
    "snapshots": "experiment INTEGER NOT NULL, step INTEGER NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL",
    "notes": "text TEXT NOT NULL",
    "layout": "json TEXT NOT NULL",
    "thumbnail": "png BLOB NOT NULL",
}
"""Columns of each table after ``id INTEGER PRIMARY KEY``, which counts from 1."""

COLUMNS = {table: [part.split()[0] for part in text.split(", ")] for table, text in TABLES.items()}
CREATE = {table: f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {text}) STRICT" for table, text in TABLES.items()}
DIGEST = "digest"
"""The key in meta under which the digest of everything else stands."""


def chunk_crc(place: tuple[int, int, int, int, int, int], data: bytes) -> int:
    """CRC-32 over experiment, run, channel, first row, count, codec and the bytes."""
    return zlib.crc32(data, zlib.crc32(struct.pack("<6q", *place)))


class Digest:
    """SHA-256 over the rows of all tables, except the bulky bytes that carry a checksum of their own.

    Every row is added as its values with their types and lengths, so no two contents look the same.
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256(f"optlab {VERSION}".encode())

    def add(self, table: str, row: Iterable[object]) -> None:
        """A row without its id; for chunks and snapshots without the data."""
        self._hash.update(f"\n{table}".encode())
        for value in row:
            if isinstance(value, bytes):
                body, kind = value, b"b"
            elif isinstance(value, str):
                body, kind = value.encode("utf-8", "surrogatepass"), b"t"
            else:
                body, kind = repr(value).encode(), b"n"
            self._hash.update(b"\0%b%d:" % (kind, len(body)))
            self._hash.update(body)

    def text(self) -> str:
        """64 hexadecimal digits."""
        return self._hash.hexdigest()
