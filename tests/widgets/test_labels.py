import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from widgets.labels import bold_label, embolden, muted_label


def test_bold_and_larger(qtbot):
    plain, label = QLabel("a"), QLabel("a")
    for widget in (plain, label):
        qtbot.addWidget(widget)
    embolden(label, 1.5)
    assert label.font().bold()
    assert label.font().pointSizeF() == pytest.approx(1.5 * plain.font().pointSizeF())
    heading = bold_label("b")
    qtbot.addWidget(heading)
    assert heading.text() == "b"
    assert heading.font().bold()
    assert heading.font().pointSizeF() == plain.font().pointSizeF()


def test_muted_text_has_the_colour_of_a_placeholder(qtbot):
    label = muted_label("c")
    qtbot.addWidget(label)
    assert label.text() == "c"
    assert label.foregroundRole() == QPalette.ColorRole.PlaceholderText
