"""Operations on the session of :func:`small` after which it must not open, though its digest fits."""

from __future__ import annotations

import json
import struct
import zlib

import numpy as np

from engine.session import ExperimentRecord, Session
from engine.session.codec import encode, packed_words
from engine.session.schema import crc_of
from engine.session.told import SQUARES, TOLD
from tests.session.doctor import chunk, map_piece, rows, statement
from tests.session.samples import history, maps, png, rich, spec


def small():
    """One experiment, one run, two channels, two events, a snapshot, a map."""
    record = rich().experiments[0]
    curves = history(("a",), ("loss", "lr"), 50)
    one = ExperimentRecord("x", spec("a"), record.events[:2], curves, 49, record.snapshots[:1])
    return Session((one,), {"split": 1}, "notes", png(), maps=maps()[:1])


DEEP = "[" * 100_000 + "]" * 100_000
SPEC = spec("a").table()
RUN = SPEC["runs"][0]
MAP = maps()[0].spec.table()


def with_spec(**changes):
    def operate(connection):
        connection.execute("UPDATE experiments SET spec = ?", (json.dumps(SPEC | changes),))

    return operate


def with_text(table, column, text):
    return lambda connection: connection.execute(f"UPDATE {table} SET {column} = ?", (text,))


def with_map(**changes):
    return lambda connection: connection.execute("UPDATE maps SET spec = ?", (json.dumps(MAP | changes),))


def all_schedules(connection):
    entry = {"name": "SequentialLR", "schedulers": []}
    for _ in range(50):
        entry = {"product": [entry, entry]} if len(json.dumps(entry)) < 200_000 else entry
    run = RUN | {"schedule": [entry]}
    connection.execute("UPDATE experiments SET spec = ?", (json.dumps(SPEC | {"runs": [run]}),))


def told(channel):
    """A piece of 50 rows that is a channel's value in each."""
    return struct.pack("<BBH3d", SQUARES, 1, channel, 0.0, 1.0, 0.0) + packed_words(np.zeros(50, np.uint64))


def told_by_each_other(connection):
    for row, other in ((1, 1), (2, 0)):
        *place, _ = connection.execute(
            "SELECT experiment, run, channel, first_row, count, codec FROM chunks WHERE id = ?", (row,)
        ).fetchone()
        values = (told(other), TOLD, crc_of((*place, TOLD), told(other)), row)
        connection.execute("UPDATE chunks SET data = ?, codec = ?, crc = ? WHERE id = ?", values)


ZIP_BOMB = zlib.compress(bytes(200_000_000), 9)
PLANES = (struct.pack("<8I", len(ZIP_BOMB), *[8] * 7) + ZIP_BOMB)[:400]

HOSTILE = {
    "digest missing": statement("DELETE FROM meta WHERE key = 'digest'"),
    "digest twice": statement("INSERT INTO meta (key, value) VALUES ('digest', 'x')"),
    "meta without end": statement(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) "
        "INSERT INTO meta (key, value) SELECT x, x FROM n"
    ),
    "meta too long": with_text("meta", "value", "x" * 100_000),
    "layout deep": with_text("layout", "json", DEEP),
    "layout deep in tables": with_text("layout", "json", '{"a":' * 5000 + "1" + "}" * 5000),
    "layout no table": with_text("layout", "json", "[]"),
    "layout no JSON": with_text("layout", "json", "{'a': __import__('os').system('true')}"),
    "layout with a number of a million digits": with_text("layout", "json", '{"a": ' + "9" * 1_000_000 + "}"),
    "layout too long": with_text("layout", "json", '{"a": "' + "x" * 5_000_000 + '"}'),
    "layout twice": statement("INSERT INTO layout (json) VALUES ('{}')"),
    "no layout": statement("DELETE FROM layout"),
    "no notes": statement("DELETE FROM notes"),
    "thumbnail no picture": statement("UPDATE thumbnail SET data = x'00'"),
    "thumbnail of another": lambda connection: connection.execute("UPDATE thumbnail SET data = ?", (png(3, 3),)),
    "thumbnail twice": statement("INSERT INTO thumbnail (sha256, data) SELECT sha256, data FROM thumbnail"),
    "spec deep": with_text("experiments", "spec", DEEP),
    "spec empty": with_text("experiments", "spec", ""),
    "spec no table": with_text("experiments", "spec", "[1]"),
    "spec of wrong types": with_spec(steps="many"),
    "spec with a NaN": with_spec(seed=float("nan")),
    "spec with runs of wrong types": with_spec(runs=[1, 2]),
    "spec without runs": with_spec(runs=[]),
    "spec with a million runs": with_spec(runs=[{}] * 500_000),
    "spec with nameless runs": with_spec(runs=[{"optimizer": "Adam"}] * 4096),
    "spec with too many runs": with_spec(runs=[{"name": str(n), "optimizer": "Adam"} for n in range(5000)]),
    "spec with a foreign entry": with_spec(module="os.system"),
    "spec with a foreign problem": with_spec(problem={"name": "os.system"}),
    "spec with an endless schedule": with_spec(runs=[RUN | {"schedule": [{"name": "ExponentialLR"}] * 9999}]),
    "spec with a tree of schedules": all_schedules,
    "spec too long": with_text("experiments", "spec", json.dumps(SPEC) + " " * 5_000_000),
    "step below 0": statement("UPDATE experiments SET step = -1"),
    "step without end": statement("UPDATE experiments SET step = 9223372036854775807"),
    "name too long": with_text("experiments", "name", "x" * 2000),
    "channels no list": with_text("experiments", "channels", '{"loss": 1}'),
    "channels of numbers": with_text("experiments", "channels", "[1, 2]"),
    "channels twice the same": with_text("experiments", "channels", '["loss", "loss"]'),
    "channels too many": with_text("experiments", "channels", json.dumps([str(n) for n in range(30_000)])),
    "channels none": with_text("experiments", "channels", "[]"),
    "channels missing": with_text("experiments", "channels", None),
    "run of no experiment": statement("UPDATE runs SET experiment = 2"),
    "run of experiment 0": statement("UPDATE runs SET experiment = 0"),
    "run out of order": statement("UPDATE runs SET position = 1"),
    "runs twice the same": statement(
        "INSERT INTO runs (experiment, position, name, diverged_at, reason, rows) VALUES (1, 1, 'a', NULL, '', 0)"
    ),
    "run with rows below 0": statement("UPDATE runs SET rows = -5"),
    "run with rows without end": statement("UPDATE runs SET rows = 9223372036854775807"),
    "run with a billion rows": statement("UPDATE runs SET rows = 1000000000"),
    "run with fewer rows": statement("UPDATE runs SET rows = 49"),
    "run that diverged and went on": statement("UPDATE runs SET diverged_at = 10"),
    "run that diverged before the start": statement("UPDATE runs SET diverged_at = -1"),
    "run with a long reason": with_text("runs", "reason", "x" * 5000),
    "chunk twice": statement(
        "INSERT INTO chunks (experiment, run, channel, first_row, count, codec, crc, data) "
        "SELECT experiment, run, channel, first_row, count, codec, crc, data FROM chunks WHERE id = 1"
    ),
    "chunk missing": statement("DELETE FROM chunks WHERE id = 2"),
    "chunks exchanged": statement("UPDATE chunks SET channel = 1 - channel"),
    "chunk at a row below 0": statement("UPDATE chunks SET first_row = -50"),
    "chunk of no rows": statement("UPDATE chunks SET count = 0"),
    "chunk with another checksum": statement("UPDATE chunks SET crc = crc + 1"),
    "chunk with another's data": statement(
        "UPDATE chunks SET data = (SELECT data FROM chunks WHERE id = 2) WHERE id = 1"
    ),
    "chunk of an unknown codec": chunk(encode(np.zeros(50))[1], 13),
    "chunk of another length": chunk(encode(np.zeros(51))[1], 80),
    "chunk empty": chunk(b""),
    "chunk of noise": chunk(bytes(range(200)), 82),
    "chunk that is a bomb": chunk(PLANES, 80),
    "chunk that is told by itself": chunk(told(0), TOLD),
    "chunk that is told by no channel": chunk(told(9), TOLD),
    "chunk that is told in no known way": chunk(b"\xff" * 600, TOLD),
    "chunks that tell each other": told_by_each_other,
    "chunk without end": chunk(bytes(3_000_000), 80),
    "a hundred million rows of nothing": rows(100_000_000),
    "event out of order": statement("UPDATE events SET position = 1 - position"),
    "event at a step below 0": statement("UPDATE events SET step = -1"),
    "event before the one before": statement("UPDATE events SET step = 20 - step"),
    "event of no experiment": statement("UPDATE events SET experiment = 7"),
    "event with a deep value": with_text("events", "new", DEEP),
    "event that is no JSON": with_text("events", "old", "{"),
    "event at a long path": with_text("events", "path", "runs." * 1000),
    "map of one axis": with_map(axes=MAP["axes"][:1]),
    "map of a billion pixels": with_map(axes=[axis | {"count": 8192} for axis in MAP["axes"]]),
    "map of fewer pixels": with_map(axes=[axis | {"count": 5} for axis in MAP["axes"]]),
    "map of no description": with_text("maps", "spec", "{}"),
    "map of a run that is not there": statement("UPDATE maps SET run = 2"),
    "map of a run below 0": statement("UPDATE maps SET run = -1"),
    "map with an endless tolerance": statement("UPDATE maps SET tolerance = 9e999"),
    "map that is flushed twice": statement("UPDATE maps SET flush = 2"),
    "map with a long colour": with_text("maps", "colour", "x" * 5000),
    "map with figures that are no list": with_text("maps", "figures", '{"final_loss": 1}'),
    "map with figures of numbers": with_text("maps", "figures", "[1, 2]"),
    "map with the same figure twice": with_text("maps", "figures", '["final_loss", "final_loss"]'),
    "map with a thousand figures": with_text("maps", "figures", json.dumps([str(n) for n in range(1000)])),
    "map with one figure more": with_text("maps", "figures", '["final_loss", "diverged_at", "more"]'),
    "map with pixels but no figures": with_text("maps", "figures", "[]"),
    "maps without end": statement(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) "
        "INSERT INTO maps (spec, colour, run, tolerance, flush, figures) SELECT spec, 'winner', 0, 0.0, 0, '[]' "
        "FROM maps, n"
    ),
    "pixels of no map": statement("UPDATE map_pieces SET map = 2"),
    "pixels missing": statement("DELETE FROM map_pieces WHERE id = 2"),
    "pixels out of order": statement("UPDATE map_pieces SET layer = 2 - layer"),
    "pixels below 0": statement("UPDATE map_pieces SET first = -1"),
    "pixels with another checksum": statement("UPDATE map_pieces SET crc = crc + 1"),
    "pixels of noise": map_piece(bytes(range(200)), 82),
    "pixels that are told": map_piece(told(0), TOLD),
    "pixels half computed": map_piece(encode(np.full(240, 0.5))[1], encode(np.full(240, 0.5))[0]),
    "snapshot changed": statement("UPDATE snapshots SET data = x'00'"),
    "snapshot of no experiment": statement("UPDATE snapshots SET experiment = -1"),
    "snapshot at a step below 0": statement("UPDATE snapshots SET step = -1"),
}
