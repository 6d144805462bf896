"""Somebody clicks, types, drags and turns the wheel at random: no exception, no stuck state, nothing left behind."""

import random
import sys
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from tests.app.conftest import VALLEY

WORDS = ["0.1", "1e-3", "-5", "nan", "", "abc", "lr>0.01", "x² + y²", "1, 2", "99999999", "学习", "0"]
KEYS = [Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_R, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
        Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Home]  # fmt: skip
CHORDS = [Qt.Key.Key_Z, Qt.Key.Key_D, Qt.Key.Key_0, Qt.Key.Key_T, Qt.Key.Key_K]
NEVER = ("quit",)


class Monkey:
    """Acts on what is visible; `done` says what it did, for whoever has to find out."""

    def __init__(self, window, seed):
        self.window, self.chance, self.done = window, random.Random(seed), []
        self._shutter = QTimer(window, interval=150)
        self._shutter.timeout.connect(self._shut)
        self._shutter.start()

    def _shut(self):
        """A menu that a press has opened waits in an event loop of its own: somebody has to close it."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    def visible(self, kind):
        found = self.window.findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled() and one.width() > 4 and one.height() > 4]

    def somewhere(self, widget):
        return QPoint(self.chance.randrange(widget.width()), self.chance.randrange(widget.height()))

    def act(self):
        """One thing."""
        if popup := QApplication.activePopupWidget():
            self.done.append(f"escape {type(popup).__name__}")
            QTest.keyClick(popup, Qt.Key.Key_Escape)
            popup.close()
            return
        if (modal := QApplication.activeModalWidget()) is not None:
            self.done.append(f"close {type(modal).__name__}")
            modal.close()
            return
        self.chance.choice([self.press, self.press, self.type, self.choose, self.page, self.key, self.wheel, self.drag,
                            self.command, self.chord])()  # fmt: skip

    def press(self):
        buttons = [button for button in self.visible(QAbstractButton) if not isinstance(button.window(), QMenu)]
        if buttons:
            button = self.chance.choice(buttons)
            self.done.append(f"press {button.text() or button.accessibleName()!r}")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self):
        fields = self.visible(QLineEdit) + self.visible(QPlainTextEdit)
        if fields:
            field, word = self.chance.choice(fields), self.chance.choice(WORDS)
            self.done.append(f"type {word!r} into {field.accessibleName()!r}")
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, "".join(letter for letter in word if ord(letter) < 128) or "1")
            QTest.keyClick(field, Qt.Key.Key_Return)

    def choose(self):
        boxes = [box for box in self.visible(QComboBox) if box.count()]
        if boxes:
            box = self.chance.choice(boxes)
            place = self.chance.randrange(box.count())
            self.done.append(f"choose {box.itemText(place)!r} in {box.accessibleName()!r}")
            box.setCurrentIndex(place)
            box.activated.emit(place)

    def page(self):
        name = self.chance.choice(self.window.pages.names)
        self.done.append(f"page {name}")
        self.window.pages.show_page(name)

    def key(self):
        key = self.chance.choice(KEYS)
        self.done.append(f"key {key.name}")
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def chord(self):
        key = self.chance.choice(CHORDS)
        self.done.append(f"ctrl {key.name}")
        QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def command(self):
        keys = [key for key in self.window.actions_.by_key if key not in NEVER]
        key = self.chance.choice(keys)
        self.done.append(f"command {key}")
        self.window.actions_[key].trigger()

    def target(self):
        widgets = [one for one in self.visible(QWidget) if one.width() > 60 and one.height() > 60]
        return self.chance.choice(widgets)

    def wheel(self):
        widget = self.target()
        place = QPointF(self.somewhere(widget))
        self.done.append(f"wheel over {type(widget).__name__}")
        turn = QPoint(0, self.chance.choice([-240, -120, 120, 240]))
        event = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def drag(self):
        widget = self.target()
        self.done.append(f"drag on {type(widget).__name__}")
        button = self.chance.choice([Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
        QTest.mousePress(widget, button, pos=self.somewhere(widget))
        for _ in range(3):
            QTest.mouseMove(widget, self.somewhere(widget))
        QTest.mouseRelease(widget, button, pos=self.somewhere(widget))


def play(lab, seconds, seed, monkeypatch):
    """Lets a monkey at the window for so long."""
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append((kind, error, trace)))
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Discard)
    monkeypatch.setattr(QMessageBox, "question", staticmethod(lambda *_: QMessageBox.StandardButton.Discard))
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    monkey, end = Monkey(lab.window, seed), time.monotonic() + seconds
    while time.monotonic() < end:
        monkey.act()
        lab.qtbot.wait(3)
        if caught:
            _, error, trace = caught[0]
            raise AssertionError(f"after {monkey.done[-12:]}") from error.with_traceback(trace)
    for _ in range(20):
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            monkey.act()
        lab.qtbot.wait(5)
    monkey._shutter.stop()
    if lab.window.actions_["full_screen"].isChecked():
        lab.window.full_screen()
    lab.window.show()
    lab.window.presentation_.set_on(False)
    return monkey


def answers_again(lab):
    """The window is not stuck: another experiment runs to its end."""
    lab.experiment.set_speed(None)
    lab.experiment.instant = False
    lab.window.session.forget()
    lab.experiment.open(VALLEY)
    lab.loaded()
    lab.run_to(50)
    assert lab.state.step >= 50


@pytest.mark.parametrize("seed", [1])
def test_a_few_seconds(lab, monkeypatch, seed):
    play(lab, 6, seed, monkeypatch)
    answers_again(lab)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 5))
def test_a_minute(lab, monkeypatch, seed):
    play(lab, 60, seed, monkeypatch)
    answers_again(lab)
