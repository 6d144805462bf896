"""Scalars in TensorBoard's event files.

An event is a protocol buffer (tensorflow/core/util/event.proto): ``wall_time`` (1), ``step`` (2), ``file_version``
(3), ``summary`` (5) with values (1) of a ``tag`` (1) and a ``simple_value`` (2) or a ``tensor`` (8).
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.errors import InputError
from engine.tensorboard.framing import framed, read_records
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

FloatArray = npt.NDArray[np.float64]
FLOAT, DOUBLE = 1, 2
"""Of tensorflow's DataType."""


def write_events(place: Path, channels: Mapping[str, FloatArray], wall_time: float) -> None:
    """Writes an event file: ``channels`` (N,) by tag, row k at step k; what is not a number is left out.

    TensorBoard keeps scalars in single precision; the numbers are rounded to it.
    """
    tags = {name: _bytes(1, name.encode()) for name in channels}
    columns = {name: values.tolist() for name, values in channels.items()}
    rows = max((len(values) for values in columns.values()), default=0)
    clock = b"\x09" + struct.pack("<d", wall_time)
    records = [clock + _bytes(3, b"brain.Event:2")]
    for step in range(rows):
        summary = b"".join(
            _bytes(1, tags[name] + b"\x15" + _single(values[step]))
            for name, values in columns.items()
            if step < len(values) and not math.isnan(values[step])
        )
        if summary:
            records.append(clock + b"\x10" + _varint(step) + _bytes(5, summary))
    with whole(place) as part:
        part.write_bytes(framed(records))


def read_scalars(place: Path) -> dict[str, tuple[FloatArray, FloatArray]]:
    """By tag, the steps (N,) and values (N,) of every scalar, in the order of the file. Raises InputError."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    try:
        with place.open("rb") as file:
            for record in read_records(file, str(place)):
                step, summary = 0, b""
                for number, value in _fields(record):
                    if number == 2 and isinstance(value, int):
                        step = value
                    elif number == 5 and isinstance(value, bytes):
                        summary = value
                for number, value in _fields(summary):
                    if number == 1 and isinstance(value, bytes):
                        tag, scalar = _scalar(value)
                        if scalar is not None:
                            steps, values = found.setdefault(tag, ([], []))
                            steps.append(step)
                            values.append(scalar)
    except OSError as error:
        raise InputError(f"{place}: {error.strerror or error}") from None
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        raise InputError(f"{place}: a damaged event file of TensorBoard") from None
    return {tag: (np.array(steps, dtype=np.float64), np.array(values)) for tag, (steps, values) in found.items()}


def _scalar(value: bytes) -> tuple[str, float | None]:
    tag, scalar = "", None
    for number, item in _fields(value):
        if number == 1 and isinstance(item, bytes):
            tag = item.decode()
        elif number == 2 and isinstance(item, bytes):
            (scalar,) = struct.unpack("<f", item)
        elif number == 8 and isinstance(item, bytes):
            scalar = _tensor(item)
    return tag, scalar


def _tensor(item: bytes) -> float | None:
    """The one number of a TensorProto: ``dtype`` (1), ``tensor_content`` (4), ``float_val`` (5), ``double_val`` (6)."""
    kind, numbers = 0, b""
    for number, value in _fields(item):
        if number == 1 and isinstance(value, int):
            kind = value
        elif number in (4, 5, 6) and isinstance(value, bytes):
            numbers = value
    form = {FLOAT: "<f", DOUBLE: "<d"}.get(kind)
    if form is None or len(numbers) != struct.calcsize(form):
        return None
    return float(struct.unpack(form, numbers)[0])


# -- protocol buffers ----------------------------------------------------------------------------------------------


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and content of each field: an int, or the bytes of a fixed or length-delimited one."""
    place = 0
    while place < len(data):
        key, place = _read_varint(data, place)
        wire = key & 7
        if wire == 0:
            value, place = _read_varint(data, place)
            yield key >> 3, value
            continue
        if wire == 2:
            length, place = _read_varint(data, place)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise ValueError("a group")
        if place + length > len(data):
            raise ValueError("cut short")
        yield key >> 3, data[place : place + length]
        place += length


def _read_varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
        if shift > 63:
            raise ValueError("a number of more than 64 bits")


def _varint(value: int) -> bytes:
    found = bytearray()
    while value >= 0x80:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)


def _bytes(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _single(value: float) -> bytes:
    """A float32; one that is too large for it is infinite."""
    try:
        return struct.pack("<f", value)
    except OverflowError:
        return struct.pack("<f", math.copysign(math.inf, value))


def event_files(place: Path) -> Sequence[Path]:
    """The event files in a folder, or the file itself."""
    return sorted(place.rglob("*tfevents*")) if place.is_dir() else [place]
