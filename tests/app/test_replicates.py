"""Replicates in the window: one row, one curve, one set of forms for all of them."""

import numpy as np
import pytest
from PySide6.QtWidgets import QMenu

from app import replicates
from app.run_look import RunLook
from engine.spec import parse

NET = parse({
    "steps": 300, "seed": 7, "problem": {"name": "mlp", "hidden": [4], "samples": 40},
    "runs": [{"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.01}}, {"name": "SGD", "optimizer": "SGD"}],
})  # fmt: skip


@pytest.fixture
def net(make_lab):
    lab = make_lab(spec=NET)
    lab.page.replicates.form.editors["replicates"]._type("3")
    lab.loaded()
    return lab


def names(lab):
    return [run.name for run in lab.experiment.spec.runs]


def test_the_form_makes_them(net):
    assert names(net) == ["Adam ·1", "Adam ·2", "Adam ·3", "SGD"]
    assert [run.seed for run in net.experiment.spec.runs] == [7, 8, 9, None]
    rows = net.page.runs.rows()
    assert [row.name for row in rows] == ["Adam", "SGD"]
    assert rows[0].summary.startswith("3 replicates")
    assert [look.colour for look in net.experiment.looks[:3]] == [rows[0].colour] * 3
    assert rows[1].colour == net.experiment.looks[3].colour != rows[0].colour
    assert net.page.replicates.value() == 3
    net.page.runs.chosen.emit(1)
    assert net.page.replicates.value() == 1
    assert net.page.optimizer_section._title.text().endswith("“SGD”")


def test_every_plot_shows_one_curve_with_a_band(net):
    net.run_to(200)
    net.window.plots.show_curves()
    board = net.page.board
    for plot in (board.loss, board.gradient, board.rate):
        assert [(curve.label, curve.band) for curve in plot.curves] == [("Adam", True), ("SGD", False)]
    board.loss.reset_view()
    curve = board.loss._curves[-2]
    losses = np.stack([net.state.history[name]["loss"] for name in names(net)[:3]])
    places = curve.steps.astype(int)
    assert len(places) == 201
    np.testing.assert_allclose(curve.mean, losses.mean(0)[places])
    np.testing.assert_allclose(curve.high - curve.low, 2 * losses.std(0, ddof=1)[places], atol=1e-12)
    board.loss.band_edited.emit("range")
    board.loss.refresh()
    np.testing.assert_allclose(board.loss._curves[-2].high, losses.max(0)[places])
    assert board.gradient.band == "range"
    assert float(net.page.runs.rows()[0].loss) == pytest.approx(losses[:, -1].mean(), rel=1e-3)


def bands_of(net, plot):
    """What a plot draws of the three Adams, and what it should: (places, drawn high, losses (3, T))."""
    curve = next(curve for curve in plot._curves if curve.style.band)
    losses = np.stack([net.state.history[name][curve.style.channel] for name in names(net)[:3]])
    return curve.steps.astype(int), curve.high, losses


def test_the_other_pages_show_the_same_bands(net):
    net.run_to(200)
    history = net.window.pages.show_page("history")
    net.until(lambda: any(curve.style.band for curve in history.plot._curves))
    assert [(curve.label, curve.band) for curve in history.plot.curves] == [("Adam", True), ("SGD", False)]
    places, high, losses = bands_of(net, history.plot)
    np.testing.assert_allclose(high, (losses.mean(0) + losses.std(0, ddof=1))[places])
    history.plot.band_edited.emit("range")
    places, high, losses = bands_of(net, history.plot)
    np.testing.assert_allclose(high, losses.max(0)[places])
    page = net.window.pages.show_page("diagnostics")
    net.until(lambda: page.board_view.gauges and page.board_view.gauges[0].plot._curves)
    gauge = page.board_view.gauges[0].plot
    assert gauge.band == "range" == net.page.board.loss.band
    assert [(curve.label, curve.band) for curve in gauge.curves] == [("Adam", True), ("SGD", False)]
    gauge.band_edited.emit("quantiles")
    net.until(lambda: gauge.band == "quantiles")
    gauge.refresh()
    places, high, values = bands_of(net, gauge)
    np.testing.assert_allclose(high, np.quantile(values, 0.9, axis=0)[places])
    assert history.plot.band == "range"  # hidden: it follows when it is shown
    net.window.pages.show_page("history")
    net.until(lambda: history.plot.band == "quantiles")


def test_the_kind_of_band_is_kept_with_the_layout(net):
    menu = QMenu()
    net.page.board.loss.fill_menu(menu)
    (inner,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert [action.isChecked() for action in inner.actions()] == [True, False, False]
    inner.actions()[2].trigger()
    table = net.page.board.layout_table()
    assert table["band"] == "quantiles" == net.experiment.band
    net.page.board.restore_layout({"band": "std"})
    assert net.experiment.band == "std"
    net.page.board.restore_layout({"band": "nothing"})
    assert net.experiment.band == "std"


def test_a_live_edit_is_of_all_of_them(net):
    net.run_to(50)
    net.page.optimizer.form.editors["lr"]._type("0.02")
    net.run_to(100)
    lr = [net.state.history[name]["lr"][-1] for name in names(net)]
    assert lr[:3] == [0.02] * 3
    assert [run.optimizer["lr"] for run in net.experiment.spec.runs[:3]] == [0.02] * 3
    assert len(net.state.events) == 3
    assert len(net.page.board.loss._marks._events) == 1


def test_schedule_name_colour_and_eye_are_of_all_of_them(net):
    net.page.schedule.edited.emit([{"name": "ExponentialLR", "gamma": 0.99}])
    assert [bool(run.schedule) for run in net.experiment.spec.runs] == [True] * 3 + [False]
    assert len(net.page.board.rate._planned) == 2
    net.page.runs.renamed.emit(0, "mine")
    assert names(net) == ["mine ·1", "mine ·2", "mine ·3", "SGD"]
    net.page.runs.visibility_edited.emit(0, False)
    assert [look.visible for look in net.experiment.looks] == [False] * 3 + [True]


def test_another_optimizer_names_all_of_them(net):
    net.page.optimizer.chosen.emit("RMSprop")
    assert names(net) == ["RMSprop ·1", "RMSprop ·2", "RMSprop ·3", "SGD"]
    assert {run.optimizer["name"] for run in net.experiment.spec.runs[:3]} == {"RMSprop"}


def test_copied_removed_and_undone_together(net):
    net.experiment.duplicate_run(1)
    assert names(net)[4:] == ["Adam 2 ·1", "Adam 2 ·2", "Adam 2 ·3"]
    assert [row.name for row in net.page.runs.rows()] == ["Adam", "SGD", "Adam 2"]
    assert net.experiment.selected == 4
    net.page.runs.remove_requested.emit(0)
    assert names(net) == ["SGD", "Adam 2 ·1", "Adam 2 ·2", "Adam 2 ·3"]
    net.window.undo()
    assert len(names(net)) == 7 == len(net.experiment.looks)
    net.page.replicates.edited.emit(1)
    net.window.undo()
    assert len(names(net)) == 7


def test_the_last_row_stays(net):
    net.experiment.remove_run(3)
    said = []
    net.experiment.refused.connect(lambda _path, text: said.append(text))
    net.experiment.remove_run(1)
    assert said
    assert len(names(net)) == 3


def test_their_seeds_follow_the_experiments(net):
    net.experiment.edit("seed", 100)
    assert [run.seed for run in net.experiment.spec.runs] == [100, 101, 102, None]


def test_a_surface_without_noise_says_why_not(lab):
    form = lab.page.replicates
    assert not form.form.isEnabled()
    assert "no noise" in form.note.text()
    said = []
    lab.experiment.refused.connect(lambda path, text: said.append((path, text)))
    lab.experiment.replicate(0, 3)
    assert said[0][0] == "runs.0.replicates"
    lab.experiment.edit("problem.noise", 0.5)
    assert form.form.isEnabled()
    assert form.note.isHidden()
    lab.experiment.replicate(0, 3)
    lab.loaded()
    lab.run_to(50)
    ends = {float(lab.state.history[f"Adam ·{k}"]["x0"][-1]) for k in (1, 2, 3)}
    assert len(ends) == 3
    lab.experiment.edit("problem.noise", 0.0)
    assert names(lab) == ["Adam", "SGD"]
    assert len(lab.experiment.looks) == 2


def test_a_problem_that_cannot_have_them_takes_them_together(net):
    net.page.runs.chosen.emit(1)
    net.experiment.choose_problem("rosenbrock")
    assert names(net) == ["Adam", "SGD"]
    assert net.experiment.selected == 1
    net.loaded()
    assert net.state.status != "failed"


def test_looks_go_with_the_runs():
    red, blue = RunLook("#FF0000"), RunLook("#0000FF", visible=False)
    assert replicates.looks_for(["a", "b"], [red, blue], ["a ·1", "a ·2", "b"]) == [red, red, blue]
    assert replicates.looks_for(["a ·1", "a ·2", "b"], [red, red, blue], ["a", "b"]) == [red, blue]
    fresh = replicates.looks_for((), (), ["a ·1", "a ·2", "b"])
    assert fresh[0] == fresh[1] != fresh[2]
    assert replicates.alike(["a ·1", "a ·2"], [red, blue]) == [red, red]
