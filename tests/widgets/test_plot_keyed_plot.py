import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from widgets.plot.plot import Plot


@pytest.fixture
def plot(qtbot):
    made = Plot()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.view.setRange(xRange=(0, 10), yRange=(0, 100), padding=0)
    return made


def ranges(plot):
    return [value for low_high in plot.view.viewRange() for value in low_high]


@pytest.mark.parametrize(
    ("key", "x", "y"),
    [
        (Qt.Key.Key_Right, (1, 11), (0, 100)), (Qt.Key.Key_Left, (-1, 9), (0, 100)),
        (Qt.Key.Key_Up, (0, 10), (10, 110)), (Qt.Key.Key_Down, (0, 10), (-10, 90)),
        (Qt.Key.Key_Minus, (-1, 11), (-10, 110)),
    ],
)  # fmt: skip
def test_arrows_move_by_a_tenth_and_minus_zooms_out(plot, qtbot, key, x, y):
    told = []
    plot.view.range_edited.connect(lambda *axes: told.append(axes))
    QTest.keyClick(plot, key)
    assert ranges(plot) == pytest.approx([*x, *y])
    assert told == [(x != (0, 10), y != (0, 100))]


def test_plus_and_minus_cancel(plot):
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert ranges(plot) != pytest.approx([0, 10, 0, 100])
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert ranges(plot) == pytest.approx([0, 10, 0, 100])


def test_the_menu_key_opens_the_menu_in_the_plot(plot, qtbot):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(plot, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert plot.rect().contains(plot.mapFromGlobal(menu.pos()))
    menu.close()


def test_the_focus_is_seen_by_those_who_came_with_tab(qtbot):
    window, first, plot = QWidget(), QPushButton(), Plot()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(plot)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    without = plot.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(plot.hasFocus)
    assert plot.grab().toImage() != without
    first.setFocus()
    assert plot.grab().toImage() == without
    plot.setFocus(Qt.FocusReason.MouseFocusReason)
    assert plot.grab().toImage() == without
