import sqlite3
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import InputError
from engine.event import Event
from engine.history import History
from engine.session import ExperimentRecord, Journal, Session, discard, orphans, recover
from engine.session.log import SUFFIX, VERSION
from tests.session.samples import history, maps, rich, same, same_curves, spec

CHANNELS = ("loss", "lr", "x0")


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "state" / "journals") as journal:
        yield journal


def grown(times, rows=100):
    """The same record again and again as its history grows; some events and snapshots come along."""
    whole = history(("a", "b"), CHANNELS, times * rows, seed=3)
    curves = History.allocate(("a", "b"), CHANNELS, times * rows)
    events: tuple[Event, ...] = ()
    for turn in range(times):
        start = turn * rows
        curves.write(start, whole.layout.rows[:, :, start : start + rows].transpose(2, 0, 1))
        if turn % 3 == 2:
            events = (*events, Event(start, "runs.0.optimizer.lr", 0.1 * turn, 0.1 * turn + 0.1))
        snapshots = ((0, b"first"), (start, b"old" if turn + 1 < times else b"newest"))
        yield ExperimentRecord("x", spec("a", "b"), events, curves, start + rows - 1, snapshots, f"turn {turn}")


def recovered(journal):
    """What a journal holds once its window is gone."""
    journal.close()
    return recover(journal.path)


def test_a_whole_session_at_once(journal):
    session = replace(rich(), thumbnail=None)
    assert journal.append(session)
    found = recovered(journal)
    assert same(session, found)
    assert found.meta["recovered_from"] == journal.path.name


def test_a_session_that_grows(journal):
    for record in grown(10):
        assert journal.append(Session((record,), {"turn": record.notes}))
    found = recovered(journal)
    assert same(Session((record,), {"turn": record.notes}), found)


def test_after_every_commit_everything_is_there(tmp_path):
    for record in grown(5):
        with Journal(tmp_path) as journal:
            journal.append(Session((record,)))
        assert same(Session((record,)), recover(journal.path))


def test_seconds_are_written_as_they_come_and_anew_after_a_rewind(journal):
    *_, record = grown(2)
    courses = [
        ((0, 0.0), (10, 1.0)), ((0, 0.0), (10, 1.0), (20, 2.5)), ((0, 0.0), (20, 2.5), (30, 3.0)),
        ((0, 0.0), (10, 1.0), (15, 1.75)), ((0, 0.0), (12, 1.2), (40, 1.5)),
    ]  # fmt: skip
    found = []
    for seconds in courses:
        journal.append(Session((replace(record, seconds=seconds),)))
        journal.close()
        found.append(recover(journal.path).experiments[0].seconds)
        journal._lock.acquire()
        journal._connection = sqlite3.connect(journal.path, isolation_level=None)
    assert found[0] == courses[0]
    assert found[1] == courses[1]
    assert found[2] == (*courses[1], (30, 3.0))
    assert found[3] == courses[3]
    assert found[4] == courses[4]


def test_nothing_new_writes_nothing(journal):
    for record in grown(2):
        journal.append(Session((record,)))
    size = journal.path.with_name(journal.path.name + "-wal").stat().st_size
    assert not journal.append(Session((record,)))
    assert not journal.append(Session((replace(record, events=tuple(record.events)),)))
    assert journal.path.with_name(journal.path.name + "-wal").stat().st_size == size
    assert journal.append(Session((record,), notes="something"))


def test_no_file_before_there_is_an_experiment(journal):
    assert not journal.append(Session(notes="nothing yet"))
    assert not journal.path.parent.exists()
    journal.discard()


def test_an_edit_rewrites_the_newest_row(journal):
    *_, record = grown(3)
    journal.append(Session((record,)))
    last = record.history.rows_of(0) - 1
    record.history.set("lr", last, 42.0)
    record = replace(record, events=(*record.events, Event(last, "runs.0.optimizer.lr", 1, 42)))
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))


def test_another_past_rewrites_the_rows_since(journal):
    *_, record = grown(3)
    journal.append(Session((record,)))
    record.history.write(120, np.random.default_rng(9).normal(size=(180, 3, 2)))
    record = replace(record, events=(Event(119, "runs.0.optimizer.lr", 1, 2),))
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))


def test_rows_that_were_taken_back(journal):
    *_, record = grown(3)
    journal.append(Session((record,)))
    record.history.truncate(20)
    journal.append(Session((record,)))
    record.history.truncate(-1, "b")
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))
    assert record.history.written.tolist() == [21, 0]


def test_a_run_that_diverges(journal):
    *_, record = grown(3)
    record.history.truncate(200)
    journal.append(Session((record,)))
    record.history.diverge("b", 200, "the loss is not finite")
    record.history.write(201, np.zeros((50, 3, 2)))
    journal.append(Session((record,)))
    found = recovered(journal)
    assert same(Session((record,)), found)
    assert found.experiments[0].history["b"].diverged_at == 200


def test_another_experiment_in_the_same_place(journal):
    *_, first = grown(2)
    journal.append(Session((first, first)))
    *_, second = grown(3, rows=7)
    journal.append(Session((second, first)))
    assert same(Session((second, first)), recovered(journal))


def test_experiments_come_and_go(journal):
    *_, record = grown(2)
    for count in (1, 3, 2):
        journal.append(Session((record,) * count))
    assert same(Session((record,) * 2), recovered(journal))


def test_without_a_history(journal):
    record = ExperimentRecord("x", spec())
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))


def test_a_history_longer_than_one_entry(journal, monkeypatch):
    monkeypatch.setattr("engine.session.tracks._VALUES", 1000)
    curves = history(("a", "b", "c"), CHANNELS, 2000)
    curves.diverge("b", 700, "why not")
    curves.truncate(-1, "c")
    record = ExperimentRecord("x", spec("a", "b", "c"), history=curves, step=1999)
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))


def test_old_snapshots_leave_the_file(journal):
    record = ExperimentRecord("x", spec())
    for step in range(50):
        record = replace(record, snapshots=((0, b"z" * 10_000), (step, bytes([step]) * 100_000)))
        journal.append(Session((record,)))
    assert recovered(journal).experiments[0].snapshots == record.snapshots
    assert journal.path.stat().st_size < 1_000_000


def test_a_failed_write_is_made_up_for(journal, monkeypatch):
    records = grown(4)
    journal.append(Session((next(records),)))
    with monkeypatch.context() as patch:

        def fail(*_):
            raise sqlite3.OperationalError("database or disk is full")

        patch.setattr("engine.session.log.packed", fail)
        with pytest.raises(InputError, match="disk is full"):
            journal.append(Session((next(records),)))
    *_, record = records
    journal.append(Session((record,)))
    assert same(Session((record,)), recovered(journal))


def test_a_full_disk(journal):
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    first, second, *_ = grown(3)
    journal.append(Session((replace(first, snapshots=()),), notes="before"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = journal.path.with_name(journal.path.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, hard))
    try:
        with pytest.raises(InputError, match="cannot be written"):
            journal.append(Session((replace(second, snapshots=((0, b"x" * 100_000),)),)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    found = recovered(journal)
    assert found.notes == "before"
    assert same_curves(first.history, found.experiments[0].history, found.experiments[0].history.written.tolist())


def test_a_history_that_is_closed(journal):
    *_, record = grown(2)
    journal.append(Session((record,)))
    record.history.truncate(50)
    curves = record.history.grown(500)
    record.history.close()
    with pytest.raises(InputError, match="closed"):
        journal.append(Session((record,)))
    record = replace(record, history=curves)
    journal.append(Session((record,)))
    assert same_curves(curves, recovered(journal).experiments[0].history)


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "file").touch()
    journal = Journal(tmp_path / "file" / "journals")
    with pytest.raises(InputError, match="cannot be written"):
        journal.append(Session((ExperimentRecord("x", spec()),)))


# -- who holds it


def test_a_held_journal_is_nobody_elses(journal):
    folder = journal.path.parent
    assert orphans(folder) == ()
    journal.append(Session((ExperimentRecord("x", spec()),)))
    assert orphans(folder) == ()
    for touch in (recover, discard):
        with pytest.raises(InputError, match="in use"):
            touch(journal.path)
    journal.close()
    assert orphans(folder) == (journal.path,)
    assert orphans(folder) == (journal.path,)


def test_the_user_state_folder_is_the_usual_place():
    import os

    with Journal() as journal:
        journal.append(Session((ExperimentRecord("x", spec()),)))
        assert journal.path.is_relative_to(os.environ["XDG_STATE_HOME"])
    assert orphans() == (journal.path,)
    discard(journal.path)
    assert orphans() == ()


def test_discarding(journal):
    journal.append(Session((ExperimentRecord("x", spec()),)))
    journal.discard()
    assert list(journal.path.parent.iterdir()) == []
    journal.append(Session((ExperimentRecord("y", spec()),)))
    assert recovered(journal).experiments[0].name == "y"
    discard(journal.path)
    assert list(journal.path.parent.iterdir()) == []


def test_journals_are_private(journal):
    journal.append(Session((ExperimentRecord("x", spec()),)))
    assert journal.path.stat().st_mode & 0o077 == 0


def test_recovering_again_gives_the_same(journal):
    *_, record = grown(3)
    journal.append(Session((record,)))
    journal.close()
    assert same(recover(journal.path), recover(journal.path))


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_journal(tmp_path, content):
    path = tmp_path / f"a{SUFFIX}"
    path.write_bytes(content)
    assert orphans(tmp_path) == ((path,) if content else ())
    with pytest.raises(InputError) as caught:
        recover(path)
    assert "\n" not in str(caught.value)


def test_a_session_file_is_no_journal(tmp_path):
    from engine.session import save

    path = tmp_path / f"a{SUFFIX}"
    save(path, rich())
    with pytest.raises(InputError, match="not a journal"):
        recover(path)


def test_a_newer_journal(journal):
    journal.append(Session((ExperimentRecord("x", spec()),)))
    journal.close()
    with sqlite3.connect(journal.path) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    with pytest.raises(InputError, match=f"version {VERSION + 1}"):
        recover(journal.path)


def test_a_journal_of_version_1(journal):
    """It is one that knows of no maps."""
    record = ExperimentRecord("x", spec())
    journal.append(Session((record,)))
    journal.close()
    with sqlite3.connect(journal.path) as connection:
        connection.execute("PRAGMA user_version=1")
    connection.close()
    assert same(Session((record,)), recover(journal.path))


def test_maps_as_they_grow_and_go(journal):
    record, (whole, part, asked) = ExperimentRecord("x", spec()), maps()
    for now in ((part,), (whole, asked), (whole, asked), (whole, part), (whole,)):
        journal.append(Session((record,), maps=now))
    assert same(Session((record,), maps=(whole,)), recovered(journal))
    with sqlite3.connect(journal.path) as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM log ORDER BY id")]
    connection.close()
    assert (kinds.count("map"), kinds.count("gone")) == (1, 3)


def test_no_journal(tmp_path):
    assert orphans(tmp_path / "missing") == ()
    for touch in (recover, discard):
        with pytest.raises(InputError, match="no such journal"):
            touch(tmp_path / "missing.journal")
