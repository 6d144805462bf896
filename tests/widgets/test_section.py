import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.scroll_panel import side_panel
from widgets.section import Section


@pytest.mark.parametrize("text", ["words of a usual length " * 12, "每个循环之后学习率跳回高处，可能离开" * 8])
def test_a_section_gives_wrapped_text_the_room_that_it_needs(qtbot, text):
    section, inner = Section("Piece"), QWidget()
    note, button = QLabel(text, wordWrap=True), QPushButton("below")
    column = QVBoxLayout(inner)
    column.addWidget(note)
    column.addWidget(button)
    section.body.addWidget(inner)
    panel = side_panel([section])
    qtbot.addWidget(panel)
    panel.resize(348, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    assert note.height() >= note.heightForWidth(note.width())
    assert button.height() >= button.sizeHint().height()


def test_a_section_is_no_taller_than_its_content(qtbot):
    first, second = Section("One"), Section("Two")
    panel = side_panel([first, second])
    qtbot.addWidget(panel)
    panel.resize(348, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    assert first.height() == first.sizeHint().height()
    assert second.geometry().bottom() < 200
