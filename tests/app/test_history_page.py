"""The History page with a real engine: the past is what was, and a branch is made from it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.pages.history.branch_controller import said_path
from tests.app.book.test_controller import losses, settled


@pytest.fixture
def page(lab):
    lab.run_to(200)
    page = lab.window.pages.show_page("history")
    lab.qtbot.wait(120)
    return page


def test_the_numbers_of_a_step_are_those_recorded(lab, page):
    for step in (0, 57, 199):
        page.time.go_to(step)
        assert page.plot.step == step
        rows = page.table.numbers.rows
        for place, name in enumerate(("Adam", "SGD")):
            record = lab.state.history[name]
            recorded = [record[channel][step] for channel in record.channels]
            np.testing.assert_array_equal(rows[place].values, recorded)
    page.time.go_to(0)
    assert set(page.table.numbers.rows[0].before) == {None}


def test_quantities_have_titles_and_their_names_in_the_tool_tip(page):
    model = page.table.numbers
    place = 1 + list(model.titles).index("grad_norm")
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    header = [model.headerData(place, Qt.Orientation.Horizontal, role) for role in roles]
    assert header == ["Gradient norm", "grad_norm"]
    assert (page.channel.channel, page.panel.title()) == ("loss", "Loss")


def test_steps_backwards_and_forwards_and_the_line(lab, page):
    page.back.click()
    assert page.time.shown == 199
    page.back.click()
    page.forward.click()
    assert page.time.shown == 199
    page.forward.click()
    assert page.time.step is None
    assert not page.forward.isEnabled()
    page.plot.step_picked.emit(42)
    assert page.time.shown == 42
    assert page.slider.place() == pytest.approx(42 / 200, abs=1e-3)


def test_a_branch_begins_with_the_settings_of_its_step(lab, page):
    lab.experiment.edit("runs.0.optimizer.lr", 0.5)
    lab.run_to(300)
    trunk = losses(lab)
    page.time.go_to(250)
    assert page.branches.form.values()["lr"] == 0.5
    page.time.go_to(100)
    form = page.branches.form
    assert form.values()["lr"] == 0.05
    beta = next(knob for knob in form.knobs if knob.name == "beta1")
    form.editors["beta1"].set_value(0.7)
    form.edited.emit(beta, 0.7)
    page.branch.click()
    settled(lab)
    lab.until(lambda: lab.state.step == 300)
    assert lab.state.history["Adam"]["loss"][300] != trunk[300]
    np.testing.assert_array_equal(losses(lab)[:101], trunk[:101])
    lab.qtbot.wait(100)
    rows = [row for row, _ in page.experiments.branches.rows]
    assert rows[1].summary == "at step 100: Adam beta1 0.9 → 0.7"
    assert rows[1].active


def test_a_refused_value_says_so(lab, page):
    page.time.go_to(100)
    page.branches.values = {"runs.0.optimizer.lr": float("nan")}
    page.branch.click()
    assert "lr" in page.branch_note.text()
    assert len(lab.window.book.entries) == 1


def test_rewinding_gives_up_what_came_later(lab, page):
    lab.experiment.edit("runs.0.optimizer.lr", 0.5)
    lab.run_to(300)
    before = losses(lab)
    page.time.go_to(150)
    page.rewind.click()
    lab.until(lambda: lab.experiment.current and lab.state.step == 150 and lab.state.history is not None)
    assert lab.experiment.spec.runs[0].optimizer["lr"] == 0.05
    assert lab.state.events == ()
    np.testing.assert_array_equal(losses(lab), before[:151])
    lab.window.step_back()
    lab.until(lambda: lab.experiment.current and lab.state.step == 149)
    lab.run_to(150)
    np.testing.assert_array_equal(losses(lab), before[:151])


def test_a_branch_is_put_on_the_bench_by_hand(lab, page):
    first = lab.window.book.active
    page.time.go_to(100)
    page.branch.click()
    settled(lab)
    lab.qtbot.wait(100)
    page.experiments.set_current(first)
    page.branches._show_chosen()
    page.open.click()
    settled(lab)
    assert lab.window.book.active == first
    assert not page.open.isEnabled() or page.experiments.current() != first


def test_notes_belong_to_the_chosen_experiment(lab, page):
    page.notes.setPlainText("the one with the valley")
    assert lab.window.book.entries[0].record.notes == "the one with the valley"


def test_paths_are_said_as_the_forms_say_them(lab):
    spec = lab.experiment.spec
    assert said_path(spec, "runs.0.optimizer.betas.1") == "Adam beta2"
    assert said_path(spec, "runs.1.schedule") == "runs.1.schedule"
    assert said_path(spec, "problem.a") == "problem.a"


def test_stepping_back_while_a_new_run_waits_for_a_restart(lab):
    lab.run_to(60)
    lab.experiment.duplicate_run(0)
    assert lab.experiment.restart_needed
    assert lab.experiment.selected == 2
    lab.window.step_back()
    lab.until(lambda: lab.experiment.current and lab.state.step == 59)
    assert len(lab.experiment.looks) == len(lab.experiment.spec.runs) == 2
    assert lab.experiment.selected == 1
    assert not lab.experiment.restart_needed
