"""Experiments put aside, taken up, branched: always to the last bit."""

import numpy as np
import pytest

from app.book.entry import changes
from app.session_content import live_record, session_of
from engine.commands.verify import difference, replayed
from engine.errors import InputError
from engine.session import open_session


def settled(lab):
    """Until nothing is on its way."""
    book = lab.window.book
    lab.until(lambda: book._then is None and lab.experiment.current and lab.state.history is not None)
    lab.until(lambda: not lab.experiment.running and lab.state.status != "restarting")


def losses(lab, run_name="Adam"):
    return np.array(lab.state.history[run_name]["loss"])


def test_a_session_begins_with_one_experiment(lab):
    book = lab.window.book
    assert [entry.record.name for entry in book.entries] == ["rosenbrock"]
    assert book.entries[0].key == book.active


def test_a_branch_is_its_trunk_up_to_the_step_and_then_another(lab):
    lab.run_to(120)
    lab.experiment.edit("runs.1.optimizer.lr", 0.0007)
    lab.run_to(300)
    trunk = losses(lab)
    book = lab.window.book
    book.branch(200, {"runs.0.optimizer.lr": 0.2}, "faster", run_on=True)
    settled(lab)
    lab.until(lambda: lab.state.step == 300)
    branch = losses(lab)
    np.testing.assert_array_equal(branch[:201], trunk[:201])
    assert (branch[202:] != trunk[202:]).all()
    assert [entry.record.name for entry in book.entries] == ["rosenbrock", "faster"]
    assert (book.entries[1].parent, book.entries[1].step) == (book.entries[0].key, 200)
    assert changes(book.entries[1], book.entries[0]) == (("runs.0.optimizer.lr", 0.05, 0.2),)
    assert lab.experiment.spec.runs[0].optimizer["lr"] == 0.2
    assert lab.experiment.spec.runs[1].optimizer["lr"] == 0.0007

    record = live_record(lab.window)
    rows = [difference(lab.state.history, replayed(record), name) for name in ("Adam", "SGD")]
    assert all(row["identical"] for row in rows), rows


def test_a_branch_knows_how_long_its_trunk_took_and_the_trunk_keeps_its_own(lab):
    lab.run_to(100)
    lab.until(lambda: lab.state.clock.course()[0][-1] == 100)
    steps, seconds = lab.state.clock.course()
    book = lab.window.book
    book.branch(60, {"runs.0.optimizer.lr": 0.2}, "faster")
    settled(lab)
    lab.until(lambda: lab.state.step == 60)
    book.open(book.entries[0].key)
    settled(lab)
    lab.until(lambda: lab.state.step == 100)
    again, kept = lab.state.clock.course()
    np.testing.assert_array_equal(again, steps)
    np.testing.assert_allclose(kept, seconds)
    assert book.entries[1].clock.course()[0][0] == 0


def test_a_branch_from_the_start_has_another_initial_spec(lab):
    lab.run_to(50)
    lab.window.book.branch(0, {"runs.0.optimizer.betas.0": 0.5})
    settled(lab)
    assert lab.state.initial_spec.runs[0].optimizer["betas"][0] == 0.5
    assert lab.state.events == ()
    entry, trunk = lab.window.book.entries[1], lab.window.book.entries[0]
    assert changes(entry, trunk) == (("runs.0.optimizer.betas.0", 0.9, 0.5),)


def test_going_back_and_forth_keeps_every_bit_and_goes_on_the_same(lab):
    lab.run_to(150)
    trunk, book = losses(lab), lab.window.book
    first = book.active
    book.branch(100, {"runs.0.optimizer.lr": 0.3})
    settled(lab)
    lab.run_to(220)
    branch, second = losses(lab), book.active
    book.open(first)
    settled(lab)
    assert lab.state.step == 150
    np.testing.assert_array_equal(losses(lab), trunk)
    book.open(second)
    settled(lab)
    assert lab.state.step == 220
    np.testing.assert_array_equal(losses(lab), branch)
    lab.run_to(300)
    there = losses(lab)
    book.open(first)
    settled(lab)
    lab.run_to(300)
    assert not np.array_equal(losses(lab), there)
    np.testing.assert_array_equal(losses(lab)[:151], trunk)


def test_a_refused_branch_changes_nothing(lab):
    lab.run_to(60)
    before = lab.state
    for path, value, said in (
        ("runs.0.optimizer.lr", -1.0, "lr"),
        ("problem.a", 2.0, "problem"),
        ("runs.7.optimizer.lr", 0.1, "7"),
    ):
        with pytest.raises(InputError, match=said):
            lab.window.book.branch(30, {path: value})
    assert len(lab.window.book.entries) == 1
    assert lab.state is before or lab.state.step == before.step


def test_a_copy_begins_anew_with_the_present_settings(lab):
    lab.run_to(40)
    lab.window.book.copy()
    settled(lab)
    assert lab.state.step == 0
    assert [entry.record.name for entry in lab.window.book.entries] == ["rosenbrock", "rosenbrock 2"]


def test_names_notes_and_removal(lab):
    book = lab.window.book
    lab.run_to(40)
    first = book.active
    book.branch(20, {"runs.0.optimizer.lr": 0.3})
    settled(lab)
    middle = book.active
    book.branch(20, {"runs.0.optimizer.lr": 0.4})
    settled(lab)
    book.rename(middle, "  the middle ")
    book.rename(middle, "  ")
    book.set_notes(middle, "as good as it gets")
    assert book[middle].record.name == "the middle"
    book.remove(book.active)
    assert len(book.entries) == 3
    book.remove(middle)
    assert [entry.parent for entry in book.entries] == [None, first]


def test_a_session_file_keeps_them_all(lab, make_lab, tmp_path):
    lab.run_to(150)
    trunk, book = losses(lab), lab.window.book
    book.branch(100, {"runs.0.optimizer.lr": 0.3}, "branch")
    settled(lab)
    lab.run_to(180)
    branch = losses(lab)
    book.set_notes(book.entries[0].key, "the trunk")
    file = tmp_path / "two.optlab"
    lab.window.session.save_to(file)
    lab.until(file.exists)
    names = [(record.name, record.step, record.notes) for record in open_session(file).experiments]
    assert names == [("rosenbrock", 150, "the trunk"), ("branch", 180, "")]
    other = make_lab()
    assert other.window.session.open_file(file)
    settled(other)
    assert other.state.step == 180
    np.testing.assert_array_equal(losses(other), branch)
    entries = other.window.book.entries
    assert [(entry.record.name, entry.step) for entry in entries] == [("rosenbrock", 0), ("branch", 100)]
    assert entries[1].parent == entries[0].key
    other.window.book.open(entries[0].key)
    settled(other)
    np.testing.assert_array_equal(losses(other), trunk)
    assert other.window.book[entries[0].key].record.notes == "the trunk"


def test_the_journal_keeps_them_all(lab):
    lab.run_to(90)
    lab.window.book.branch(50, {"runs.0.optimizer.lr": 0.3}, "branch")
    settled(lab)
    lab.until(lambda: lab.state.step == 50)
    session = session_of(lab.window)
    assert [(record.name, record.step) for record in session.experiments] == [("rosenbrock", 90), ("branch", 50)]
    assert lab.window.session.modified


def test_settings_that_wait_for_a_restart_wait_on(lab):
    lab.run_to(40)
    first = lab.window.book.active
    lab.experiment.edit("record", ("loss", "lr"))
    assert lab.experiment.restart_needed
    draft = lab.experiment.spec
    lab.window.book.copy()
    settled(lab)
    lab.window.book.open(first)
    settled(lab)
    assert lab.state.step == 40
    assert lab.experiment.restart_needed
    assert lab.experiment.spec == draft
