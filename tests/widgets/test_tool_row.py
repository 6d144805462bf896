from PySide6.QtWidgets import QPushButton

from widgets.tool_row import ToolRow


def test_buttons_stand_beside_each_other_within_the_margins(qtbot):
    row = ToolRow((10, 4, 10, 4), 5)
    qtbot.addWidget(row)
    one, two = QPushButton("a"), QPushButton("b")
    for button in (one, two):
        button.setFixedSize(40, 20)
        row.row.addWidget(button)
    row.show()
    row.adjustSize()
    assert row.size().toTuple() == (10 + 40 + 5 + 40 + 10, 28)
    assert one.geometry().getRect() == (10, 4, 40, 20)
    assert two.geometry().getRect() == (55, 4, 40, 20)
