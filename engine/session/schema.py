"""The tables of a session file, what marks it as ours, and the checksums over its content."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

APPLICATION_ID = 0x4F50544C  # "OPTL"
VERSION = 3
PAGE = 4096

TABLES: dict[str, dict[str, str]] = {
    "meta": {"key": "TEXT NOT NULL", "value": "TEXT NOT NULL"},
    "experiments": {
        "name": "TEXT NOT NULL",
        "spec": "TEXT NOT NULL",
        "step": "INTEGER NOT NULL",
        "device": "TEXT NOT NULL",
        "channels": "TEXT",
        "notes": "TEXT NOT NULL",
    },
    "runs": {
        "experiment": "INTEGER NOT NULL",
        "position": "INTEGER NOT NULL",
        "name": "TEXT NOT NULL",
        "diverged_at": "INTEGER",
        "reason": "TEXT NOT NULL",
        "rows": "INTEGER NOT NULL",
    },
    "chunks": {
        "experiment": "INTEGER NOT NULL",
        "run": "INTEGER NOT NULL",
        "channel": "INTEGER NOT NULL",
        "first_row": "INTEGER NOT NULL",
        "count": "INTEGER NOT NULL",
        "codec": "INTEGER NOT NULL",
        "crc": "INTEGER NOT NULL",
        "data": "BLOB NOT NULL",
    },
    "events": {
        "experiment": "INTEGER NOT NULL",
        "position": "INTEGER NOT NULL",
        "step": "INTEGER NOT NULL",
        "path": "TEXT NOT NULL",
        "old": "TEXT NOT NULL",
        "new": "TEXT NOT NULL",
    },
    "snapshots": {
        "experiment": "INTEGER NOT NULL",
        "step": "INTEGER NOT NULL",
        "sha256": "TEXT NOT NULL",
        "data": "BLOB NOT NULL",
    },
    "notes": {"text": "TEXT NOT NULL"},
    "layout": {"json": "TEXT NOT NULL"},
    "thumbnail": {"sha256": "TEXT NOT NULL", "data": "BLOB NOT NULL"},
    "maps": {
        "spec": "TEXT NOT NULL",
        "colour": "TEXT NOT NULL",
        "run": "INTEGER NOT NULL",
        "tolerance": "REAL NOT NULL",
        "flush": "INTEGER NOT NULL",
        "figures": "TEXT NOT NULL",
    },
    "map_pieces": {
        "map": "INTEGER NOT NULL",
        "layer": "INTEGER NOT NULL",
        "first": "INTEGER NOT NULL",
        "count": "INTEGER NOT NULL",
        "codec": "INTEGER NOT NULL",
        "crc": "INTEGER NOT NULL",
        "data": "BLOB NOT NULL",
    },
}
"""Columns of each table besides ``id INTEGER PRIMARY KEY``; rows have a meaning in the order of their id."""

_MAPS = ("maps", "map_pieces")
"""What versions 2 and 3 have besides the tables of version 1."""

SCHEMAS: dict[int, dict[str, dict[str, str]]] = {
    1: {table: columns for table, columns in TABLES.items() if table not in _MAPS},
    2: TABLES,
    3: TABLES,
}
"""The tables of every version that was ever written."""

DIGEST = "digest"
"""The key in meta under which the digest of everything else stands."""


def create(tables: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The statement that makes each table, as SQLite keeps it: a file whose schema reads otherwise is not ours."""
    return {
        table: f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, "
        f"{', '.join(f'{name} {kind}' for name, kind in columns.items())}) STRICT"
        for table, columns in tables.items()
    }


def insert(table: str) -> str:
    """The statement that adds a row to one of `TABLES`."""
    columns = TABLES[table]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def crc_of(place: tuple[int, int, int, int, int, int], data: bytes) -> int:
    """CRC-32 of a chunk: experiment, run, channel, first row, count, codec as 64-bit numbers, then the bytes."""
    return zlib.crc32(data, zlib.crc32(struct.pack("<6q", *place)))


def digest_of(connection: sqlite3.Connection, tables: Mapping[str, Mapping[str, str]] = TABLES) -> str:
    """SHA-256 over all rows of all tables, but for the digest itself and for data, which has a checksum beside it.

    What is hashed: for each table a line with its name, then each row as a line with a JSON array.
    """
    found = hashlib.sha256()
    encode = json.JSONEncoder(separators=(",", ":")).encode
    for table, columns in tables.items():
        names = ", ".join(["id", *(name for name in columns if name != "data")])
        besides = f" WHERE key <> '{DIGEST}'" if table == "meta" else ""
        found.update(f"{table}\n".encode())
        for row in connection.execute(f"SELECT {names} FROM {table}{besides} ORDER BY id"):
            found.update(encode(row).encode() + b"\n")
    return found.hexdigest()
