import pytest
from PySide6.QtCore import Qt

from app.palette.dialog import PaletteDialog
from app.palette.entries import entries


@pytest.fixture
def palette(lab):
    made = PaletteDialog(lab.window)
    lab.qtbot.addWidget(made)
    made.show()
    return made


def shown(palette):
    return [entry.text for entry in palette.found.entries]


def test_commands_pages_optimizers_problems_and_examples_are_there(palette):
    texts = {entry.text for entry in palette.every}
    assert {"Save", "Schedules", "AdamW", "Rosenbrock's valley"} <= texts
    assert {entry.keys for entry in palette.every if entry.text == "Save"} == {"Ctrl+S"}


def test_typing_finds_and_enter_does(lab, palette, qtbot):
    qtbot.keyClicks(palette.line, "adagr")
    assert shown(palette)[0] == "Adagrad"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert lab.experiment.spec.runs[0].optimizer["name"] == "Adagrad"
    assert not palette.isVisible()


def test_arrows_choose(lab, palette, qtbot):
    qtbot.keyClicks(palette.line, "anatomy")
    assert shown(palette)[0] == "Anatomy"
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert lab.window.pages.currentWidget() is lab.window.pages.built["anatomy"]


def test_what_is_not_there_leaves_an_empty_list(palette, qtbot):
    qtbot.keyClicks(palette.line, "zzqx")
    assert shown(palette) == []
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_command_that_cannot_be_done_now_is_left_out(lab):
    lab.window.undo_.forget()
    assert not any(entry.text.startswith("Undo") for entry in entries(lab.window))
