"""Whole stories, told with the mouse and the keys as a person would."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.settings import Settings
from app.window import begin, build
from engine.figure import attach
from engine.session import open_session
from tests.app.conftest import VALLEY, Lab
from widgets.knob.entry import Entry


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def turn_to(lab, name):
    """A click on the page's tab."""
    tabs = lab.window.pages.tabs
    place = lab.window.pages.names.index(name)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
    page = lab.window.pages.built[name]
    lab.until(page.isVisible)
    return page


def press(lab, key, *with_):
    """A key, wherever the focus is."""
    lab.window.activateWindow()
    lab.until(lab.window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or lab.window, key, *with_)


def enter(editor, text):
    """Types a number into a knob's field."""
    entry = editor.findChild(Entry)
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def answer(monkeypatch, file):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(file), "")))


class Reopened(Lab):
    """A window that is started with a file."""

    def __init__(self, qtbot, folder, file):
        self.qtbot = qtbot
        self.window = build("thread", "light", Settings(folder / "window.ini"))
        self.experiment, self.page = self.window.experiment, self.window.page
        self.window.show()
        begin(self.window, file)


def test_first_start_lesson_knob_branch_save_reopen_export(make_lab, qtbot, tmp_path, monkeypatch):
    lab = make_lab()
    window = lab.window
    # the first start offers the tour; somebody in a hurry skips it
    window.tour_.offer()
    assert window.tour_.pointer is not None
    QTest.keyClick(window.tour_.pointer, Qt.Key.Key_Escape)
    lab.until(lambda: window.tour_.place < 0 or not window.tour_.pointer or not window.tour_.pointer.isVisible())
    # lesson A: begin, predict, run
    page = turn_to(lab, "lessons")
    assert page.controller.key == "A"
    window.session.forget()
    click(page.next)
    lab.loaded()
    click(page.prediction.buttons[0])
    click(page.run)
    lab.until(lambda: lab.state.status == "finished")
    # back on the Bench: another learning rate, from the start
    turn_to(lab, "bench")
    last = lab.experiment.spec.steps
    press(lab, Qt.Key.Key_R)
    lab.until(lambda: lab.experiment.current and lab.state.step == 0)
    before = lab.experiment.spec.value("runs.0.optimizer.lr")
    enter(lab.page.optimizer.form.editors["lr"], str(before / 2))
    lab.loaded()
    assert lab.experiment.spec.value("runs.0.optimizer.lr") == before / 2
    press(lab, Qt.Key.Key_Space)  # Return has left the field
    lab.until(lambda: lab.state.status == "finished")
    # a branch from the middle
    page = turn_to(lab, "history")
    click(page.slider)
    QTest.keyClick(page.slider, Qt.Key.Key_Home)
    page.plot.setFocus()
    for _ in range(last // 2):
        QTest.keyClick(page.plot, Qt.Key.Key_Right)
    assert page.time.shown == last // 2
    name = lab.experiment.spec.runs[0].name
    enter(page.branches.form.editors["lr"], str(before))
    click(page.branch)
    lab.until(lambda: len(window.book.entries) == 2 and lab.experiment.current and lab.state.step == last)
    trunk = window.book.entries[0].record.history[name]["loss"][:]
    branch = lab.state.history[name]["loss"][: last + 1].copy()
    assert np.array_equal(trunk[: last // 2 + 1], branch[: last // 2 + 1])
    assert not np.array_equal(trunk, branch)
    # saved, closed, opened again: the same tree, the same bits
    file = tmp_path / "story.optlab"
    answer(monkeypatch, file)
    press(lab, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    lab.until(lambda: window.session.file == file)
    assert not window.session.modified
    assert window.close()
    assert len(open_session(file).experiments) == 2
    again = Reopened(qtbot, tmp_path, file)
    try:
        again.loaded()
        again.until(lambda: again.state.step == last)
        assert [entry.parent is None for entry in again.window.book.entries] == [True, False]
        assert np.array_equal(again.state.history[name]["loss"][: last + 1], branch)
        assert not again.window.session.modified
        # the page as a PDF
        paper = tmp_path / "story.pdf"
        answer(monkeypatch, paper)
        press(again, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        dialog = again.window.export.dialog
        again.until(dialog.isVisible)
        click(next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save…"))
        again.until(paper.exists)
        assert paper.read_bytes().startswith(b"%PDF")
    finally:
        again.close()


@pytest.mark.parametrize("kind", ["optlab", "toml", "csv", "png"])
def test_whatever_is_dropped_on_the_window_is_taken_up(lab, tmp_path, kind, monkeypatch):
    """A session, a description, a table, and a figure with its experiment inside."""
    lab.run_to(30)
    file = tmp_path / f"dropped.{kind}"
    if kind == "optlab":
        lab.window.session.save_to(file)
        lab.until(lambda: lab.window.session.file == file)
    elif kind == "toml":
        file.write_text('steps = 40\nproblem = "rosenbrock"\n[[runs]]\noptimizer = {name = "Adam", lr = 0.3}\n')
    elif kind == "csv":
        file.write_text("a,b,y\n" + "".join(f"{k},{k % 3},{2 * k + k % 3}\n" for k in range(40)))
    else:
        lab.page.board.loss.to_image(300, 200).save(str(file))
        attach(file, lab.window.export.note("Loss"))
    lab.window.session.forget()
    lab.experiment.open(VALLEY.with_value("steps", 77))
    lab.loaded()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    lab.window.drop.eventFilter(lab.window, drop)
    if kind == "csv":
        lab.until(lambda: lab.window.pages.current is lab.window.pages.built.get("data"))
    elif kind == "toml":
        lab.until(lambda: lab.experiment.spec.steps == 40)
    else:
        lab.until(lambda: lab.experiment.spec.steps == 400 and lab.state.step == 30)
    lab.loaded()
