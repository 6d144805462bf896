from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from widgets.disclosure import Disclosure


def test_it_opens_by_a_click_and_closes_by_a_call(qtbot):
    made, inside = Disclosure("More"), QLabel("inside")
    made.body.addWidget(inside)
    qtbot.addWidget(made)
    made.show()
    assert not inside.isVisible()
    QTest.mouseClick(made.button, Qt.MouseButton.LeftButton)
    assert inside.isVisible()
    made.set_open(False)
    assert not inside.isVisible()
