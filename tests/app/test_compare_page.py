"""The Compare page with a real engine and real session files."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.language.language import speaking
from engine.experiment import Experiment
from engine.session.save import save_experiment
from engine.spec import parse
from tests.app.book.test_controller import settled

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def page(lab):
    lab.run_to(200)
    page = lab.window.pages.show_page("compare")
    lab.qtbot.wait(50)
    return page


@pytest.fixture
def other(tmp_path):
    spec = {"steps": 50, "dtype": "float64", "problem": "rosenbrock", "runs": [
        {"name": f"rate {rate:g}", "optimizer": {"name": "SGD", "lr": rate}} for rate in (1e-4, 1e-3, 9.0)
    ]}  # fmt: skip
    experiment = Experiment(parse(spec))
    while not experiment.finished:
        experiment.advance(50)
    save_experiment(tmp_path / "other.optlab", experiment)
    return tmp_path / "other.optlab"


def column(page, name):
    model = page.table.runs
    return [row.values[model.names.index(name)] for row in model.rows]


def test_runs_of_this_session_and_its_branches(lab, page):
    assert column(page, "run") == ["Adam", "SGD"]
    assert "source" not in page.table.runs.names
    lab.window.book.branch(100, {"runs.0.optimizer.lr": 0.2}, "faster")
    settled(lab)
    lab.run_to(150)
    page.controller._changed()
    assert column(page, "source") == ["rosenbrock", "rosenbrock", "faster", "faster"]
    assert column(page, "lr") == [0.05, 0.001, 0.2, 0.001]
    assert column(page, "steps made") == [200, 200, 150, 150]


def test_runs_of_other_files_filtered_and_sorted(lab, page, other):
    page.controller.add(other)
    assert len(column(page, "run")) == 5
    page.filter.setText("optimizer=SGD lr<1")
    assert column(page, "run") == ["SGD", "rate 0.0001", "rate 0.001"]
    place = page.table.runs.names.index("final loss")
    page.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    values = column(page, "final loss")
    assert values == sorted(values, reverse=True)
    page.filter.setText("lrr>1")
    assert "did you mean 'lr'" in page.notice.text()
    page.filter.clear()
    assert page.notice.text() == "" or not page.notice.isVisible()
    page.controller.forget_others()
    assert len(column(page, "run")) == 2


def test_the_plot_shows_the_chosen_rows(lab, page, other):
    page.controller.add(other)
    assert len(page.plot.curves) == 5
    page.table.selectRow(2)
    assert [style.label for style in page.plot.curves] == ["other: rate 0.0001"]
    page.plot.refresh()
    drawn = page.plot._curves[0]
    card = page.controller.shown[2]
    np.testing.assert_array_equal(drawn.mean, card.history[card.run]["loss"])


def test_groups_have_mean_and_band(lab, page, other):
    page.controller.add(other)
    page.filter.setText("lr<1")
    page.group.setCurrentIndex(page.group.findData("optimizer"))
    page.controller.show()
    assert column(page, "optimizer") == ["Adam", "SGD"]
    assert column(page, "runs") == [1, 3]
    values = [card.results["final loss"] for card in page.controller.shown if card.settings["optimizer"] == "SGD"]
    assert column(page, "final loss mean")[1] == np.mean(values)
    assert column(page, "final loss std")[0] is None
    page.plot.refresh()
    curve = next(curve for curve in page.plot._curves if curve.style.label == "optimizer SGD")
    losses = [np.array(card.history[card.run]["loss"])[:51] for card in page.controller.shown if card.run != "Adam"]
    np.testing.assert_allclose(curve.mean[:51], np.mean(losses, axis=0))
    np.testing.assert_allclose((curve.high - curve.low)[:51] / 2, np.std(losses, axis=0, ddof=1), atol=1e-12)


def test_replicates_are_one_curve_until_rows_are_chosen(lab):
    lab.experiment.open(parse({"steps": 60, "problem": {"name": "mlp", "hidden": [3], "samples": 40}, "runs": [
        {"name": "Adam", "optimizer": "Adam", "replicates": 3}, {"name": "SGD", "optimizer": "SGD"},
    ]}))  # fmt: skip
    lab.loaded()
    lab.run_to(60)
    page = lab.window.pages.show_page("compare")
    lab.until(lambda: len(page.plot.curves) == 2)
    assert [(curve.label, curve.band) for curve in page.plot.curves] == [("Adam", True), ("SGD", False)]
    losses = np.stack([lab.state.history[f"Adam ·{k}"]["loss"] for k in (1, 2, 3)])
    np.testing.assert_allclose(page.plot._curves[0].high, losses.mean(0) + losses.std(0, ddof=1))
    page.plot.band_edited.emit("range")
    np.testing.assert_allclose(page.plot._curves[0].high, losses.max(0))
    assert lab.page.board.loss.band == "range"
    page.table.selectRow(1)
    lab.until(lambda: [curve.label for curve in page.plot.curves] == ["Adam ·2"])
    assert not page.plot.curves[0].band


def test_columns_and_copy(lab, page):
    page.controller._fill_columns()
    action = next(action for action in page.columns.menu().actions() if action.text() == "best step")
    action.setChecked(False)
    assert "best step" not in page.table.runs.names
    page.differences.setChecked(False)
    assert {"steps", "dtype", "problem"} <= set(page.table.runs.names)
    page.copy.click()
    header, *rows = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t") == list(page.table.runs.names)
    assert len(rows) == 2


def test_headers_speak_the_language_and_filters_keep_the_names_of_columns(lab, page):
    with speaking("zh_CN"):
        page.retranslate()
        model = page.table.runs
        place = model.names.index("final loss")
        header = [model.headerData(place, Qt.Orientation.Horizontal, role) for role in ROLES]
        assert header == ["最终损失", "final loss"]
        page.filter.setText("final loss>=0")
        assert len(column(page, "final loss")) == 2
        assert page.channel.title == page.panel.title() == "损失"
    page.filter.clear()


def test_a_file_that_is_no_session_is_named(page, tmp_path):
    (tmp_path / "bad.optlab").write_text("no")
    page.controller.add(tmp_path / "bad.optlab")
    assert "bad.optlab" in page.notice.text()
