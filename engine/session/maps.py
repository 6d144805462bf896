"""The maps of a session file: the tables maps and map_pieces, written from records and read into them.

A layer is one figure of all pixels, row after row; layer 0 says with ones and zeros which pixels are computed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.session import limits
from engine.session.codec import ROWS, decode, encode, least, most
from engine.session.record import MapRecord
from engine.session.schema import crc_of
from engine.session.spec_text import spec_from, spec_text

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

Row = Callable[..., None]


def write_maps(row: Row, maps: Sequence[MapRecord]) -> None:
    """All rows of ``maps``; ``row(table, *values)`` puts one into a table. Raises InputError for what has no place."""
    limits.whole(len(maps), limits.MAPS, "maps")
    for number, record in enumerate(maps, 1):
        row("maps", *head(record).values())
        for layer, values in enumerate(layers(record)):
            for first in range(0, len(values), ROWS):
                piece = values[first : first + ROWS]
                codec, data = encode(piece)
                place = (number, layer, first, len(piece), codec)
                row("map_pieces", *place, _crc(place, data), data)


def read_maps(connection: sqlite3.Connection) -> tuple[MapRecord, ...]:
    """Every map of a file, each value checked. Raises InputError."""
    columns = ("spec", "colour", "run", "tolerance", "flush", "figures")
    heads = connection.execute(f"SELECT {', '.join(columns)} FROM maps ORDER BY id").fetchall()
    limits.whole(len(heads), limits.MAPS, "maps")
    tables = [dict(zip(columns, row, strict=True)) for row in heads]
    found = [record_from(table) for table in tables]
    names = [figures_of(table) for table in tables]
    _check_pieces(connection, found, names)
    query = "SELECT map, layer, first, count, codec, crc, data FROM map_pieces ORDER BY id"
    values = [np.empty(size(record, mine)) for record, mine in zip(found, names, strict=True)]
    for *place, crc, data in connection.execute(query):
        number, layer, first, count, codec = place
        where = f"pixels {first} to {first + count - 1} of map {number}, layer {layer}"
        if _crc((number, layer, first, count, codec), data) != crc:
            raise InputError(f"{where}: their checksum does not match")
        begin = layer * size(found[number - 1]) + first
        try:
            decode(codec, data, values[number - 1][begin : begin + count])
        except InputError as error:
            raise InputError(f"{where}: {error}") from None
    return tuple(filled(record, mine, one) for record, mine, one in zip(found, names, values, strict=True))


def head(record: MapRecord) -> dict[str, Any]:
    """What is asked of a map, and which figures are known, as plain values by column. Raises InputError."""
    if not math.isfinite(record.tolerance):
        raise InputError(f"tolerance of a map = {record.tolerance}: must be finite")
    names = [limits.text(name, "figure of a map") for name in record.figures]
    limits.whole(len(names), limits.FIGURES, "figures of a map")
    return {
        "spec": spec_text(record.spec),
        "colour": limits.text(record.colour, "colour of a map"),
        "run": limits.whole(record.run, limits.RUNS, "run of a map"),
        "tolerance": float(record.tolerance),
        "flush": int(record.flush),
        "figures": limits.json_text(names, "figures of a map"),
    }


def record_from(table: Mapping[str, Any]) -> MapRecord:
    """What :func:`head` gave, checked; nothing is known of its pixels yet. Raises InputError."""
    spec = spec_from(table["spec"])
    if len(spec.axes) != 2:
        raise InputError(f"map: {len(spec.axes)} axes; there must be two")
    run = limits.whole(table["run"], len(spec.runs) - 1, "run of a map")
    flush = limits.whole(table["flush"], 1, "flush of a map")
    tolerance = float(table["tolerance"])
    if not math.isfinite(tolerance):
        raise InputError(f"tolerance of a map = {tolerance}: must be finite")
    return MapRecord(spec, limits.text(table["colour"], "colour of a map"), run, tolerance, bool(flush))


def figures_of(table: Mapping[str, Any]) -> list[str]:
    """The names of a map's figures. Raises InputError."""
    names = limits.json_value(table["figures"], "figures of a map")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise InputError("figures of a map: not a list of different names")
    limits.whole(len(names), limits.FIGURES, "figures of a map")
    return [limits.text(name, "figure of a map") for name in names]


def size(record: MapRecord, names: Sequence[str] | None = None) -> int:
    """How many pixels a map has, or how many values all its layers, where ``names`` are those of its figures."""
    layers = 1 if names is None else 1 + len(names) if names else 0
    return layers * record.shape[0] * record.shape[1]


def layers(record: MapRecord) -> list[NDArray[np.float64]]:
    """The layers ``(pixels,)`` of a record; none where no pixel is computed. Raises InputError."""
    if not record.figures:
        return []
    assert record.done is not None
    found = [record.done.astype(np.float64), *record.figures.values()]
    if any(layer.shape != record.shape for layer in found):
        raise InputError("map: figures of another size than its axes")
    return [np.ascontiguousarray(layer, np.float64).reshape(-1) for layer in found]


def filled(record: MapRecord, names: Sequence[str], values: NDArray[np.float64]) -> MapRecord:
    """``record`` with all its layers, one after another in ``values``. Raises InputError."""
    if not names:
        return record
    done, *figures = values.reshape(1 + len(names), *record.shape)
    if not np.isin(done, (0.0, 1.0)).all():
        raise InputError("map: pixels that are neither computed nor not")
    kept = dict(zip(names, figures, strict=True))
    return MapRecord(record.spec, record.colour, record.run, record.tolerance, record.flush, done == 1, kept)


def _check_pieces(connection: sqlite3.Connection, maps: Sequence[MapRecord], names: Sequence[Sequence[str]]) -> None:
    """That each piece which the maps' figures call for is there, in order, and none besides."""
    due = _due(maps, names)
    query = "SELECT map, layer, first, count, length(data), id FROM map_pieces ORDER BY id"
    for *place, length, row in connection.execute(query):
        if tuple(place) != next(due, None):
            raise InputError(f"map_pieces: number {row} does not belong there")
        if not least(place[-1]) <= length <= most(place[-1]):
            raise InputError(f"map_pieces: number {row} has {length} bytes for {place[-1]} values")
    if next(due, None) is not None:
        raise InputError("map_pieces: some are missing")


def _due(maps: Sequence[MapRecord], names: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int]]:
    for number, (record, mine) in enumerate(zip(maps, names, strict=True), 1):
        count = size(record)
        for layer in range(size(record, mine) // count):
            for first in range(0, count, ROWS):
                yield number, layer, first, min(ROWS, count - first)


def _crc(place: tuple[int, int, int, int, int], data: bytes) -> int:
    number, layer, first, count, codec = place
    return crc_of((number, layer, 0, first, count, codec), data)
