import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.knob import Knob
from widgets.knob.real_editor import RealEditor

LR = Knob("lr", 1e-3, low=0.0, scale="log", soft=(1e-6, 10.0))


@pytest.fixture
def editor(qtbot):
    made = RealEditor(LR)
    made.changes, made.ends = [], []
    made.value_changed.connect(made.changes.append)
    made.edited.connect(made.ends.append)
    qtbot.addWidget(made)
    made.resize(260, 26)
    made.show()
    return made


def enter(editor, text):
    editor.entry.setFocus()
    editor.entry.selectAll()
    QTest.keyClicks(editor.entry, text)
    QTest.keyClick(editor.entry, Qt.Key.Key_Return)


def test_typing_ends_in_one_edit(editor):
    enter(editor, "3e-2")
    assert editor.value() == 0.03
    assert editor.changes == editor.ends == [0.03]
    assert editor.entry.text() == "0.03"


def test_bad_text_is_explained_and_changes_nothing(editor):
    enter(editor, "3%")
    assert editor.value() == 1e-3
    assert editor.changes == []
    assert "3%" in editor.error()
    enter(editor, "0.5")
    assert editor.error() == ""
    assert editor.value() == 0.5


def test_escape_takes_the_last_good_value_back(editor):
    enter(editor, "x")
    QTest.keyClick(editor.entry, Qt.Key.Key_Escape)
    assert editor.error() == ""
    assert editor.entry.text() == "0.001"


def test_a_drag_announces_values_and_one_end(editor):
    slider = editor.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    for x in (40, 60, 80):
        QTest.mouseMove(slider, QPoint(x, 10))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(80, 10))
    assert len(editor.changes) >= 3
    assert editor.changes == sorted(editor.changes)
    assert editor.ends == [editor.changes[-1]]
    assert float(editor.entry.text()) == editor.value()


def wheel(widget):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre, QPointF(widget.mapToGlobal(widget.rect().center())), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_wheel_turns_it_only_with_focus(editor):
    editor.slider.clearFocus()
    assert not wheel(editor.slider)
    assert editor.value() == 1e-3
    editor.slider.setFocus()
    wheel(editor.slider)
    assert editor.value() > 1e-3


def test_set_value_emits_nothing(editor):
    editor.set_value(0.25)
    assert editor.value() == 0.25
    assert editor.changes == editor.ends == []


def test_keys_are_edits(editor):
    editor.slider.setFocus()
    QTest.keyClick(editor.slider, Qt.Key.Key_Right)
    assert len(editor.ends) == 1
    assert editor.value() > 1e-3
