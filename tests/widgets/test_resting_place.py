"""Where the focus goes when a field is done with."""

import importlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton, QVBoxLayout, QWidget

from app.page import pages
from widgets.knob.entry import Entry
from widgets.resting_place import RestingPlace, rest_of


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.place = RestingPlace()
    column = QVBoxLayout(window.place)
    window.before, window.field, window.after = QPushButton("before"), Entry(), QPushButton("after")
    for widget in (window.before, window.field, window.after):
        column.addWidget(widget)
    window.setCentralWidget(window.place)
    window.runs = []
    action = QAction(window, shortcut=Qt.Key.Key_Space)
    action.triggered.connect(lambda: window.runs.append(1))
    window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    return window


def test_after_return_space_is_the_windows(window):
    QTest.keyClicks(window.field, "1 2")
    assert (window.field.text(), window.runs) == ("1 2", [])
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.place
    QTest.keyClick(window.place, Qt.Key.Key_Space)
    assert (window.field.text(), window.runs) == ("1 2", [1])


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Tab, "after"), (Qt.Key.Key_Backtab, "before")])
def test_tab_goes_on_from_the_field(window, key, name):
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    QTest.keyClick(window.place, key)
    assert QApplication.focusWidget() is getattr(window, name)


def test_tab_finds_its_way_when_the_field_has_gone(window, qtbot):
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    window.field.deleteLater()
    with qtbot.waitSignal(window.field.destroyed):
        pass
    QTest.keyClick(window.place, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in (window.before, window.after)


def test_what_cannot_be_used_stays_in_hand(window):
    window.field.entered.connect(lambda _text: window.field.set_bad(True))
    QTest.keyClicks(window.field, "abc")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.field


def test_in_a_dialog_return_stays_the_dialogs(window, qtbot):
    dialog = QDialog(window.place)
    field = Entry(dialog)
    assert rest_of(window.field) is window.place
    assert rest_of(field) is None


def test_a_page_may_call_its_own_parts_as_it_likes(qtbot):
    """No name of the resting place is one that pages use for their own methods and widgets."""
    for page in pages:
        kind = getattr(importlib.import_module(f"app.pages.{page.name}.page"), f"{page.name.title()}Page")
        assert not {name for name in vars(RestingPlace) if name not in vars(QWidget)} & set(vars(kind))
