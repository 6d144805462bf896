import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from widgets.run_list import RunList
from widgets.run_row import RunRow

ROWS = [RunRow("Adam", "lr 0.001", "#2769BB"), RunRow("SGD", "lr 0.1", "#B25900", loss="0.5", state="running")]


@pytest.fixture
def runs(qtbot):
    made = RunList()
    made.heard = []
    made.chosen.connect(lambda run: made.heard.append(("chosen", run)))
    made.renamed.connect(lambda run, name: made.heard.append(("renamed", run, name)))
    made.visibility_edited.connect(lambda run, on: made.heard.append(("visible", run, on)))
    made.colour_requested.connect(lambda run, _place: made.heard.append(("colour", run)))
    made.remove_requested.connect(lambda run: made.heard.append(("remove", run)))
    made.set_rows(ROWS)
    qtbot.addWidget(made)
    made.resize(320, 120)
    made.show()
    return made


def click(runs, run, x):
    rect = runs.visualRect(runs.model().index(run, 0))
    QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.center().y()))


def test_a_row_is_chosen(runs):
    click(runs, 1, 120)
    assert runs.heard == [("chosen", 1)]
    assert runs.current() == 1


def test_eye_and_swatch_are_buttons(runs):
    click(runs, 1, runs.viewport().width() - 14)
    click(runs, 0, 16)
    assert runs.heard == [("visible", 1, False), ("colour", 0)]


def test_names_are_edited_in_place(runs):
    model = runs.model()
    model.setData(model.index(0, 0), "  Adam, slow ", Qt.ItemDataRole.EditRole)
    model.setData(model.index(0, 0), "  ", Qt.ItemDataRole.EditRole)
    assert runs.heard == [("renamed", 0, "Adam, slow")]


def test_keys(runs):
    runs.set_current(1)
    QTest.keyClick(runs, Qt.Key.Key_Delete)
    QTest.keyClick(runs, Qt.Key.Key_V)
    assert runs.heard == [("remove", 1), ("visible", 1, False)]


def test_setting_rows_keeps_the_choice_and_says_nothing(runs):
    runs.set_current(1)
    runs.set_rows([*ROWS, RunRow("third", "", "#179563")])
    assert runs.current() == 1
    assert runs.heard == []
    assert [row.name for row in runs.rows()] == ["Adam", "SGD", "third"]


def test_it_paints_every_state(runs):
    states = ["ready", "running", "paused", "finished", "stopped", "diverged"]
    runs.set_rows([RunRow(state, "x" * 80, "#2769BB", state != "paused", state, "1.5") for state in states])
    assert not runs.grab().isNull()
