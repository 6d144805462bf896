"""The records of an event file: length, its checksum, the bytes, their checksum (TensorFlow's TFRecord format).

The checksum is CRC-32C (Castagnoli), rotated by fifteen bits and increased by a constant ("masked").
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import IO

import numpy as np
import numpy.typing as npt

from engine.errors import InputError

_POLYNOMIAL, _MASK = 0x82F63B78, 0xA282EAD8
LONGEST = 64 << 20
"""Bytes of one record that are read; scalars take a few hundred."""


def _table() -> npt.NDArray[np.uint32]:
    values = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        values = np.where(values & 1, (values >> 1) ^ np.uint32(_POLYNOMIAL), values >> 1).astype(np.uint32)
    return values


TABLE = _table()


def masked(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    """The masked CRC-32C of every row of (N, L): (N,). Rows side by side, so that many short ones cost as one."""
    crc = np.full(len(data), 0xFFFFFFFF, dtype=np.uint32)
    for column in data.T:
        crc = TABLE[(crc ^ column) & 0xFF] ^ (crc >> np.uint32(8))
    crc ^= np.uint32(0xFFFFFFFF)
    rotated = (crc >> np.uint32(15)) | (crc << np.uint32(17))
    return (rotated.astype(np.uint64) + _MASK).astype(np.uint32)


def framed(records: Sequence[bytes]) -> bytes:
    """The records as an event file holds them."""
    sums = _sums(records)
    lengths = _sums([struct.pack("<Q", len(record)) for record in records])
    return b"".join(
        struct.pack("<QI", len(record), head) + record + struct.pack("<I", tail)
        for record, head, tail in zip(records, lengths, sums, strict=True)
    )


def _sums(records: Sequence[bytes]) -> list[int]:
    """Masked checksums, records of one length together."""
    found = [0] * len(records)
    places: dict[int, list[int]] = {}
    for place, record in enumerate(records):
        places.setdefault(len(record), []).append(place)
    for length, group in places.items():
        rows = np.frombuffer(b"".join(records[place] for place in group), dtype=np.uint8).reshape(len(group), length)
        for place, crc in zip(group, masked(rows).tolist(), strict=True):
            found[place] = crc
    return found


def read_records(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Each record; the last one may be cut short, as in a file that is still written. InputError for damage."""
    heads, bodies, sums, stated = [], [], [], []
    while True:
        head = file.read(12)
        if len(head) < 12:
            break
        length, crc = struct.unpack("<QI", head)
        if length > LONGEST:
            raise InputError(f"{name}: not an event file of TensorBoard (a record of {length} bytes)")
        body = file.read(length + 4)
        if len(body) < length + 4:
            break
        heads.append(head[:8])
        stated.append(crc)
        bodies.append(body[:-4])
        sums.append(struct.unpack("<I", body[-4:])[0])
    if _sums(heads) != stated or _sums(bodies) != sums:
        raise InputError(f"{name}: not an event file of TensorBoard, or a damaged one (a checksum differs)")
    yield from bodies
