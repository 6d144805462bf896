"""The journal's file: a growing list of entries in an SQLite database, several of them at a time or none.

Kinds of entries (``experiment`` counts from 0; -1 where none is meant):

- ``window``       ``{"experiments": how many, "maps": how many, "layout", "notes", "meta"}``
- ``experiment``   a new one in that place: ``{"spec", "device", "channels", "runs"}``; without history no channels
- ``about``        ``{"name", "notes", "step"}``
- ``seconds``      ``{"points": [[step, seconds], …]}`` of computing (since version 3): instead of those from the first
  of these steps on
- ``events``       ``{"from": k, "events": [[step, path, old, new], …]}``: these instead of those from number k on
- ``rows``         ``{"runs": [which], "first": [of each], "count": [of each]}`` and the values: what such a run had
  from ``first`` on is gone
- ``ends``         ``{"ends": [[run, diverged_at, reason], …]}``: all that have diverged
- ``snapshot``     ``{"step"}`` and the bytes
- ``map``          a map in that place (since version 2): what is asked of it, and its layers as values
- ``gone``         what a snapshot or a map becomes when the session lets it go

No number is left out, and each entry has a checksum: what is lost or changed is noticed.

The values of ``rows`` stand channel by channel and run by run, in pieces of `codec.ROWS`: each is its codec and length
(16 and 32 bits, low byte first) and the codec's bytes; some codecs are known since version 3 only.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.session.codec import ROWS, decode, encode

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

APPLICATION_ID = 0x4F50544A  # "OPTJ"
VERSION = 3
SUFFIX, LOCK = ".journal", ".lock"
CREATE = (
    "CREATE TABLE log (id INTEGER PRIMARY KEY, experiment INTEGER NOT NULL, kind TEXT NOT NULL, head TEXT NOT NULL, "
    "data BLOB, crc INTEGER NOT NULL) STRICT"
)
_PIECE = struct.Struct("<HI")


def add(connection: sqlite3.Connection, experiment: int, kind: str, head: str, data: bytes | None = None) -> int:
    """Appends one entry and answers its number."""
    row = (experiment, kind, head, data, crc_of(experiment, kind, head, data))
    cursor = connection.execute("INSERT INTO log (experiment, kind, head, data, crc) VALUES (?, ?, ?, ?, ?)", row)
    return int(cursor.lastrowid or 0)


def blank(connection: sqlite3.Connection, number: int) -> None:
    """Makes entry ``number`` a ``gone`` one; its bytes are free."""
    row = (-1, "gone", "{}", None)
    query = "UPDATE log SET experiment = ?, kind = ?, head = ?, data = ?, crc = ? WHERE id = ?"
    connection.execute(query, (*row, crc_of(*row), number))


def crc_of(experiment: int, kind: str, head: str, data: bytes | None) -> int:
    """CRC-32 of an entry."""
    return zlib.crc32(data or b"", zlib.crc32(f"{experiment}\n{kind}\n{head}\n".encode()))


def packed(values: NDArray[np.float64]) -> bytes:
    """Values (n,) as the bytes of a ``rows`` or ``map`` entry."""
    pieces = []
    for first in range(0, len(values), ROWS):
        codec, data = encode(values[first : first + ROWS])
        pieces += [_PIECE.pack(codec, len(data)), data]
    return b"".join(pieces)


def unpacked(data: bytes, count: int) -> NDArray[np.float64]:
    """``count`` values from the bytes that :func:`packed` gave. Raises InputError when they do not hold as many."""
    pieces = list(_pieces(data))
    if len(pieces) != -(-count // ROWS):
        raise InputError(f"{len(pieces)} pieces for {count} values")
    values = np.empty(count)
    for place, (codec, piece) in enumerate(pieces):
        decode(codec, piece, values[place * ROWS : (place + 1) * ROWS])
    return values


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    begin = 0
    while begin < len(data):
        if begin + _PIECE.size > len(data):
            raise InputError("rows are cut short")
        codec, length = _PIECE.unpack_from(data, begin)
        begin += _PIECE.size + length
        if begin > len(data):
            raise InputError("rows are cut short")
        yield codec, data[begin - length : begin]
