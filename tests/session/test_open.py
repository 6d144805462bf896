import json
import os
import sqlite3
import struct
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from engine.errors import InputError
from engine.session import ExperimentRecord, Session, open_session, save
from engine.session.schema import TABLES, VERSION, create
from tests.session.doctor import operation, patched
from tests.session.hostile import HOSTILE, small, with_spec, with_text
from tests.session.samples import same, spec


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.optlab"
    save(path, small())
    return path


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


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 2, 2**31 - 1])
def test_a_newer_version_is_named(path, version):
    patched(path, 60, struct.pack(">i", version))
    refused(path, f"newer Optimizer Lab .file version {version}; this program reads up to {VERSION}")


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

@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content(path, name, opened):
    with operation(path) as connection:
        HOSTILE[name](connection)
    refused(path)
    assert opened(path).refused


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
