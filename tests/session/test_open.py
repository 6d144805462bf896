import json
import os
import sqlite3
import struct
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.session import ExperimentRecord, Session, open_session, save
from engine.session.codec import encode
from engine.session.schema import TABLES, create
from tests.session.doctor import chunk, operation, patched, rows, statement
from tests.session.samples import history, png, rich, same, spec


@pytest.fixture
def path(tmp_path):
    """A small session: one experiment, one run, two channels, two events, a snapshot."""
    path = tmp_path / "a.optlab"
    save(path, small())
    return path


def small():
    record = rich().experiments[0]
    curves = history(("a",), ("loss", "lr"), 50)
    one = ExperimentRecord("x", spec("a"), record.events[:2], curves, 49, record.snapshots[:1])
    return Session((one,), {"split": 1}, "notes", png())


def refused(path, words=None):
    """That opening is refused, in one line."""
    with pytest.raises(InputError, match=words) as caught:
        open_session(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_the_doctor_kills_nobody(path):
    with operation(path):
        pass
    assert same(small(), open_session(path))


# -- files that are something else


FOREIGN = [b"", b"x", b"SQLite format 3\0", b"\x89PNG\r\n\x1a\n" * 50, bytes(8192), b"\xff" * 8192]


@pytest.mark.parametrize("content", FOREIGN)
def test_foreign_bytes(tmp_path, content):
    path = tmp_path / "a.optlab"
    path.write_bytes(content)
    refused(path, "not a session file")


def test_a_database_of_somebody_else(tmp_path):
    path = tmp_path / "a.optlab"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    refused(path, "a database, but not")


def test_no_file(tmp_path):
    refused(tmp_path / "missing.optlab", "No such file")
    refused(tmp_path, "not a file")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.optlab")
    refused(tmp_path / "a.optlab", "not a file")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device there")
def test_an_endless_file():
    refused(Path("/dev/zero"), "not a file")


@pytest.mark.parametrize("keep", [0.999, 0.5, 0.1])
def test_a_file_cut_short(path, keep):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    refused(path, "not all of the file is here")


def test_a_file_with_something_behind_it(path):
    path.write_bytes(path.read_bytes() + b"x" * 8192)
    refused(path, "damaged")


@pytest.mark.parametrize("version", [2, 3, 2**31 - 1])
def test_a_newer_version_is_named(path, version):
    patched(path, 60, struct.pack(">i", version))
    refused(path, f"newer Optimizer Lab .file version {version}; this program reads up to 1")


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was(path, version):
    patched(path, 60, struct.pack(">i", version))
    refused(path, "does not exist")


@pytest.mark.parametrize(
    ("at", "data"),
    [
        (16, b"\0\0"),
        (16, b"\x03\xe9"),
        (18, b"\2\2"),
        (28, b"\xff\xff\xff\xff"),
        (56, b"\0\0\0\2"),
        (68, b"\0\0\0\0"),
        (100, b"\0"),
    ],
)
def test_a_header_that_does_not_fit(path, at, data):
    patched(path, at, data)
    refused(path)


# -- schemas that hold more, less or something else

TRIGGER = "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END"


@pytest.mark.parametrize(
    "statements",
    [
        [TRIGGER],
        ["CREATE VIEW v AS SELECT load_extension('evil')"],
        ["DROP TABLE notes", "CREATE VIEW notes AS SELECT 1 AS id, 'x' AS text"],
        ["CREATE INDEX i ON chunks (crc)"],
        ["CREATE TABLE more (x)"],
        ["CREATE VIRTUAL TABLE more USING fts5(x)"],
        ["DROP TABLE thumbnail"],
        ["ALTER TABLE notes ADD COLUMN more TEXT"],
        ["DROP TABLE notes", create(TABLES)["notes"].replace(" STRICT", "")],
        ["DROP TABLE notes", create(TABLES)["notes"].replace("TEXT NOT NULL", "TEXT NOT NULL DEFAULT (random())")],
        [
            "DROP TABLE notes",
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT AS (printf('%.*c', 999999999, 'x'))) STRICT",
        ],
        ["PRAGMA writable_schema=ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE notes (x)' WHERE name = 'notes'"],
        [
            "PRAGMA writable_schema=ON",
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'meta') "
            "WHERE name = 'notes'",
        ],
        [f"CREATE TABLE t{number} (x)" for number in range(300)],
    ],
)
def test_another_schema(path, statements):
    with operation(path, digest=False) as connection:
        for text in statements:
            connection.execute(text)
    refused(path)


# -- rows that do not fit: the digest does, so somebody wanted this

DEEP = "[" * 100_000 + "]" * 100_000
SPEC = spec("a").table()
RUN = SPEC["runs"][0]


def with_spec(**changes):
    def operate(connection):
        connection.execute("UPDATE experiments SET spec = ?", (json.dumps(SPEC | changes),))

    return operate


def with_text(table, column, text):
    return lambda connection: connection.execute(f"UPDATE {table} SET {column} = ?", (text,))


def all_schedules(connection):
    entry = {"name": "SequentialLR", "schedulers": []}
    for _ in range(50):
        entry = {"product": [entry, entry]} if len(json.dumps(entry)) < 200_000 else entry
    run = RUN | {"schedule": [entry]}
    connection.execute("UPDATE experiments SET spec = ?", (json.dumps(SPEC | {"runs": [run]}),))


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
    "chunk without end": chunk(bytes(3_000_000), 80),
    "a hundred million rows of nothing": rows(100_000_000),
    "event out of order": statement("UPDATE events SET position = 1 - position"),
    "event at a step below 0": statement("UPDATE events SET step = -1"),
    "event before the one before": statement("UPDATE events SET step = 20 - step"),
    "event of no experiment": statement("UPDATE events SET experiment = 7"),
    "event with a deep value": with_text("events", "new", DEEP),
    "event that is no JSON": with_text("events", "old", "{"),
    "event at a long path": with_text("events", "path", "runs." * 1000),
    "snapshot changed": statement("UPDATE snapshots SET data = x'00'"),
    "snapshot of no experiment": statement("UPDATE snapshots SET experiment = -1"),
    "snapshot at a step below 0": statement("UPDATE snapshots SET step = -1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content(path, name):
    with operation(path) as connection:
        HOSTILE[name](connection)
    refused(path)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "rows" in name or "chunk" in name or "channels" in name])
def test_little_memory_is_taken_for_hostile_curves(path, name):
    with operation(path) as connection:
        HOSTILE[name](connection)
    tracemalloc.start()
    try:
        refused(path)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()


def test_changed_content_is_not_believed(path):
    for table, columns in TABLES.items():
        for column, kind in columns.items():
            save(path, small())
            value = "'other'" if kind.startswith("TEXT") else "x'00'" if kind.startswith("BLOB") else "1 + id"
            with operation(path, digest=False) as connection:
                connection.execute(f"UPDATE {table} SET {column} = {value} WHERE id = 1")
            refused(path, "digest|checksum|1 bytes")


def test_text_that_is_not_unicode(path):
    with operation(path, digest=False) as connection:
        connection.execute("UPDATE notes SET text = CAST(x'ff41' AS TEXT)")
    refused(path, "UTF-8")


def test_ids_count(path):
    with operation(path, digest=False) as connection:
        connection.execute("UPDATE events SET id = id + 10")
    refused(path, "digest")


def test_a_thousand_empty_experiments_open_but_no_more(tmp_path):
    path = tmp_path / "a.optlab"
    record = ExperimentRecord("x", spec())
    save(path, Session((record,) * 100))
    assert len(open_session(path).experiments) == 100
    with pytest.raises(InputError, match="experiments = 1001"):
        save(path, Session((record,) * 1001))


# -- nothing is run


def test_planted_code_is_not_run(tmp_path, monkeypatch):
    path, mark = tmp_path / "a.optlab", tmp_path / "mark"
    monkeypatch.chdir(tmp_path)
    code = f"__import__('pathlib').Path({str(mark)!r}).touch()"
    (tmp_path / "evil.py").write_text(code)
    places = [
        ({"runs": [{"name": code[:120], "optimizer": {"name": "Adam"}}]}, False),
        ({"runs": [{"name": "a", "optimizer": {"name": code}}]}, True),
        ({"runs": [{"name": "a", "optimizer": {"name": "evil"}}]}, True),
        ({"runs": [{"name": "a", "optimizer": {"name": "Adam", "lr": code}}]}, True),
        ({"runs": [{"name": "a", "optimizer": "Adam", "schedule": [{"name": "LambdaLR", "lr_lambda": code}]}]}, True),
        ({"problem": {"name": "evil"}}, True),
        ({"problem": {"name": "rosenbrock", "start": code}}, True),
        ({"record": [code]}, True),
        ({"dtype": code}, True),
    ]
    for changes, refusal in places:
        save(path, Session((ExperimentRecord(code, spec("a"), notes=code),), {"x": code}, code))
        with operation(path) as connection:
            with_spec(**changes)(connection)
        if refusal:
            refused(path)
        else:
            assert open_session(path).notes == code
    save(path, small())
    with operation(path) as connection:
        for table, column in (("events", "path"), ("runs", "name"), ("runs", "reason")):
            with_text(table, column, code)(connection)
        with_text("events", "new", json.dumps(code))(connection)
        with_text("experiments", "channels", json.dumps([code, "lr"]))(connection)
    assert open_session(path).experiments[0].events[0].new == code
    assert not mark.exists()


def test_opening_needs_no_torch(path):
    code = "import sys, engine.session; engine.session.open_session(sys.argv[1]); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_opening_changes_nothing(path):
    before = path.read_bytes()
    path.chmod(0o444)
    open_session(path)
    assert path.read_bytes() == before
    assert [other.name for other in path.parent.iterdir()] == [path.name]
