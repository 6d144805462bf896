"""The Bench as a person uses it: real widgets, a real engine."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.spec import parse


def type_into(editor, text):
    editor.entry.setFocus()
    editor.entry.selectAll()
    QTest.keyClicks(editor.entry, text)
    QTest.keyClick(editor.entry, Qt.Key.Key_Return)


def test_forms_show_the_chosen_run(lab):
    lab.page.runs.chosen.emit(1)
    form = lab.page.optimizer.form
    assert form.values()["momentum"] == 0.5
    type_into(form.editors["momentum"], "0.75")
    assert lab.experiment.spec.runs[1].optimizer["momentum"] == 0.75
    assert lab.experiment.spec.runs[0].optimizer["name"] == "Adam"


def test_a_combination_that_makes_no_sense_is_explained(lab):
    lab.page.runs.chosen.emit(1)
    type_into(lab.page.optimizer.form.editors["momentum"], "0")
    QTest.mouseClick(lab.page.optimizer.form.editors["nesterov"].switch, Qt.MouseButton.LeftButton)
    assert "nesterov" in lab.page.optimizer.form.editors["nesterov"].error()
    assert lab.experiment.spec.runs[1].optimizer["nesterov"] is False


def test_steps_beyond_the_schedule_are_explained_at_the_schedule(lab):
    entries = [{"name": "LinearLR", "steps": 4000}, {"name": "ExponentialLR", "gamma": 0.9}]
    lab.page.schedule.edited.emit(entries)
    assert "never run" in lab.page.schedule._error.text()


def test_the_planned_schedule_is_drawn_before_the_run(lab):
    lab.page.schedule.edited.emit([{"name": "ExponentialLR", "gamma": 0.99}])
    planned = lab.page.board.rate._planned[0]
    np.testing.assert_allclose(planned.values, 0.05 * 0.99**planned.steps, rtol=1e-12)
    assert planned.steps[-1] == lab.experiment.spec.steps


def test_buttons_follow_the_state(lab):
    actions = lab.window.actions_
    assert actions["toggle"].text() == "Run"
    assert not actions["stop"].isEnabled()
    actions["step"].trigger()
    lab.until(lambda: lab.state.step == 1)
    assert actions["stop"].isEnabled()
    actions["toggle"].trigger()
    lab.until(lambda: lab.state.status == "finished")
    assert actions["toggle"].text() == "Run again"


def test_space_runs(lab):
    lab.window.activateWindow()
    lab.page.board.loss.setFocus()
    QTest.keyClick(lab.window, Qt.Key.Key_Space)
    lab.until(lambda: lab.state.status == "finished")


def test_a_diverging_run_is_marked_and_leaves_the_others_alone(lab):
    lab.open(parse({
        "steps": 2000, "dtype": "float64", "problem": "ten_points",
        "runs": [{"name": "wild", "optimizer": {"name": "SGD", "lr": 2e-6}},
                 {"name": "calm", "optimizer": {"name": "SGD", "lr": 1e-7}}],
    }))  # fmt: skip
    lab.run_to(2000)
    lab.until(lambda: lab.page.runs.rows()[0].state == "diverged")
    wild, calm = lab.page.runs.rows()
    history = lab.state.history
    assert str(history["wild"].diverged_at) in wild.detail.replace("\u2009", "")
    assert "not finite" in wild.detail
    assert calm.state == "finished"
    assert history["calm"].written == 2001
    curve = lab.page.board.loss.curves[0]
    assert curve.diverged.step == history["wild"].diverged_at
    lab.page.board.loss.refresh()
    assert lab.page.board.loss.view.viewRange()[1][1] < 15  # 10^15; the wild run reached 10^300


def test_an_edit_is_marked_on_every_plot(lab):
    lab.run_to(100)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.run_to(150)
    lab.until(lambda: lab.state.events)
    for plot in (lab.page.board.loss, lab.page.board.rate, lab.page.board.gradient):
        (mark,) = plot._marks._events
        assert mark.step == 100
        assert mark.text == "Adam: lr 0.05 → 0.01"


def test_a_legend_click_hides_the_run_everywhere(lab):
    lab.page.board.loss._legend.toggled.emit(1, False)
    assert not lab.experiment.looks[1].visible
    assert not lab.page.runs.rows()[1].visible
    assert not lab.page.board.gradient.curves[1].visible


def test_the_start_is_dragged_on_the_contours(lab):
    lab.page.board.surface.start_picked.emit(0.25, -0.5)
    lab.loaded()
    assert lab.state.initial_spec.problem["start"] == [0.25, -0.5]
    assert lab.page.problem.form.values()["start"] == (0.25, -0.5)


def test_networks_show_the_plane_of_their_path(lab):
    lab.open(parse({
        "steps": 60, "problem": {"name": "digits", "hidden": [8]}, "watch": [0, 5],
        "runs": [{"optimizer": {"name": "Adam"}}, {"optimizer": {"name": "SGD", "lr": 0.1}}],
    }))  # fmt: skip
    assert lab.page.board.path_view.currentData() == "plane"
    lab.run_to(60)
    lab.until(lambda: len(lab.page.board.plane._all_paths) == 2)
    assert len(lab.page.board.plane._all_paths[0].x) > 10
    lab.page.board.trajectory_view_edited.emit("parameters")
    assert {curve.channel for curve in lab.page.board.parameters.curves} == {"p0", "p5"}


def test_surfaces_of_other_sizes_show_their_paths(lab):
    for start, view in (([1.0, 2.0, 3.0], "plane"), ([2.0], "parameters")):
        lab.open(parse({
            "steps": 60, "problem": {"name": "styblinski_tang", "start": start},
            "runs": [{"optimizer": {"name": "SGD", "lr": 0.01}}],
        }))  # fmt: skip
        assert lab.page.board.path_view.currentData() == view
        lab.run_to(60)
    assert [curve.channel for curve in lab.page.board.parameters.curves] == ["x0"]
    lab.open(lab.experiment.spec.with_value("problem.start", [1.0, 2.0, 3.0]))
    lab.run_to(60)
    lab.until(lambda: len(lab.page.board.plane._all_paths) == 1)
    assert lab.page.engine_notice.isHidden()
    x = lab.state.history["SGD"]["x"]
    centred = x - x.mean(0)
    shares = np.linalg.svd(centred)[1] ** 2 / (centred**2).sum()
    assert f"({100 * shares[0]:.0f} %)" in lab.page.board.plane.labels[0]


def test_both_themes_and_back(lab):
    lab.run_to(50)

    def lightness():
        return lab.window.grab().toImage().pixelColor(4, 300).lightness()

    assert lightness() > 200
    lab.window.toggle_theme()
    lab.until(lambda: lightness() < 80)
    lab.window.toggle_theme()
    lab.until(lambda: lightness() > 200)


def test_no_text_is_cut_off_at_the_smallest_size(lab):
    from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

    lab.window.resize(960, 560)
    lab.qtbot.wait(50)
    for kind in (QLabel, QPushButton, QToolButton):
        for widget in lab.window.findChildren(kind):
            if widget.isVisible() and widget.text() and not (kind is QLabel and widget.wordWrap()):
                assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
