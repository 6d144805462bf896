import contextlib
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.event import Event
from engine.session import open_session, save
from engine.session.migrations import MIGRATIONS
from engine.session.schema import SCHEMAS, TABLES, VERSION
from engine.session.told import TOLD
from tests.session.doctor import operation
from tests.session.golden.make import session
from tests.session.samples import png, rich, same

GOLDEN = Path(__file__).parent / "golden"


def test_there_is_a_golden_file_of_every_version():
    assert sorted(path.name for path in GOLDEN.glob("*.optlab")) == [f"v{version}.optlab" for version in SCHEMAS]
    assert SCHEMAS[VERSION] == TABLES


@pytest.mark.parametrize("version", SCHEMAS)
def test_every_version_opens_as_it_was_saved(version):
    before = (GOLDEN / f"v{version}.optlab").read_bytes()
    found = open_session(GOLDEN / f"v{version}.optlab")
    assert same(session(version), found)
    assert (GOLDEN / f"v{version}.optlab").read_bytes() == before


def test_version_1_in_plain_words():
    """What the file says, without the code that wrote it."""
    found = open_session(GOLDEN / "v1.optlab")
    (record,) = found.experiments
    assert (record.name, record.step, record.notes, record.device) == ("Golden", 69_999, "about it", "cuda")
    assert [run.name for run in record.initial_spec.runs] == ["Adam", "动量 μ"]
    assert record.initial_spec.value("runs.1.optimizer.momentum") == 0.9
    assert record.events[0] == Event(5, "runs.0.optimizer.lr", 0.01, 0.02)
    assert record.snapshots == ((69_999, b"as bytes"),)
    long, short = record.history["Adam"], record.history["动量 μ"]
    assert (long.written, long.diverged_at) == (70_000, None)
    assert (short.written, short.diverged_at, short.diverged_reason) == (1000, 999, "the loss is not finite")
    assert np.array_equal(long["loss"], np.arange(70_000) % 7 / 4)
    assert set(long["lr"]) == {0.1}
    assert np.array_equal(short["loss"], 1 / (1 + np.arange(1000)))
    assert np.array_equal(np.flatnonzero(~np.isnan(short["x0"])), np.arange(0, 1000, 100))
    assert (found.layout, found.notes, found.thumbnail) == ({"split": [1, 2], "dark": True}, "notes\n笔记", png())
    assert found.meta["created"] == "2026-11-20T12:00:00+00:00"


def test_version_2_in_plain_words():
    """The map; all else is as in version 1."""
    (record,) = open_session(GOLDEN / "v2.optlab").maps
    assert (record.colour, record.run, record.tolerance, record.flush) == ("final_loss", 0, 0.125, True)
    assert [(axis.path, axis.count) for axis in record.spec.axes] == [("runs.0.optimizer.lr", 4), ("problem.b", 3)]
    assert record.done.tolist() == [[True] * 4, [False] * 4, [False] * 4]
    assert list(record.figures) == ["final_loss"]
    assert record.figures["final_loss"][0].tolist() == [0.0, 0.5, 1.0, 1.5]
    assert np.isnan(record.figures["final_loss"][1:]).all()


def test_version_3_in_plain_words():
    """Pieces are packed in ways of its own, and a loss is told by a parameter; all else is as in version 2."""
    codecs = {}
    for version in (2, 3):
        file = GOLDEN / f"v{version}.optlab"
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            codecs[version] = {codec for (codec,) in connection.execute("SELECT codec FROM chunks")}
    assert max(codecs[2]) < 200
    assert {241, 383, TOLD} < codecs[3]
    newer, older = (open_session(GOLDEN / f"v{version}.optlab") for version in (3, 2))
    first, bowl = newer.experiments
    assert same(replace(newer, experiments=(first,)), older)
    x = bowl.history["SGD"]["x0"]
    assert len(set(x.tolist())) == 2000
    assert np.array_equal(bowl.history["SGD"]["loss"], 0.5 * (x * x) + 1.0)


@pytest.fixture
def following(monkeypatch):
    """A version that has one more column, and the way there from the present one."""
    tables = {**TABLES, "notes": {"text": "TEXT NOT NULL", "author": "TEXT NOT NULL DEFAULT ''"}}
    monkeypatch.setitem(SCHEMAS, VERSION + 1, tables)
    for module in ("guard", "migrations", "schema"):
        monkeypatch.setattr(f"engine.session.{module}.VERSION", VERSION + 1)

    def migrate(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE old AS SELECT * FROM notes")
        connection.execute("DROP TABLE notes")
        connection.execute(
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL, author TEXT NOT NULL DEFAULT '') STRICT"
        )
        connection.execute("INSERT INTO notes (id, text, author) SELECT id, upper(text), 'me' FROM old")
        connection.execute("DROP TABLE old")

    monkeypatch.setattr("engine.session.migrations.MIGRATIONS", MIGRATIONS | {VERSION: migrate})


@pytest.mark.parametrize("file", [f"v{version}.optlab" for version in SCHEMAS])
@pytest.mark.usefixtures("following")
def test_an_older_file_is_brought_up_to_date_on_a_copy(tmp_path, file):
    path = tmp_path / "a.optlab"
    shutil.copyfile(GOLDEN / file, path)
    before = path.read_bytes()
    path.chmod(0o444)
    found = open_session(path)
    assert found.notes == "NOTES\n笔记"
    assert same(session(int(file[1])), type(found)(**{**vars(found), "notes": session().notes}))
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir()] == [path.name]


@pytest.mark.usefixtures("following")
def test_a_hostile_older_file_is_refused_before_its_migration(tmp_path):
    path = tmp_path / "a.optlab"
    for statement in (
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM experiments; END",
        "UPDATE notes SET text = 'other'",
    ):
        shutil.copyfile(GOLDEN / "v1.optlab", path)
        with operation(path, digest=False) as connection:
            connection.execute(statement)
        with pytest.raises(InputError, match=r"does not belong there|digest"):
            open_session(path)


def test_a_file_of_the_present_version_is_not_copied(tmp_path, monkeypatch):
    path = tmp_path / "a.optlab"
    save(path, rich())
    monkeypatch.setattr("shutil.copyfile", None)
    assert same(rich(), open_session(path))
