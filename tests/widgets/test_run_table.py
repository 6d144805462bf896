import pytest
from PySide6.QtCore import Qt

from widgets.compare.run_table import RunTable, RunTableModel, TableRow

Side = Qt.AlignmentFlag


def test_numbers_stand_right_marks_in_the_middle_and_words_left(qtbot):
    model = RunTableModel()
    rows = [TableRow(0, ("Adam", 0.1, True, None, "cosine")), TableRow(1, ("SGD", None, False, None, None))]
    model.set_rows(("run", "lr", "amsgrad", "diverged at", "schedule"), rows)
    sides = [Side.AlignLeft, Side.AlignRight, Side.AlignHCenter, Side.AlignHCenter, Side.AlignLeft]
    for column, side in enumerate(sides):
        for row in range(2):
            found = model.data(model.index(row, column), Qt.ItemDataRole.TextAlignmentRole)
            assert found == int(side | Side.AlignVCenter)
        header = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        assert header == int(side | Side.AlignVCenter)


def test_larger_type_gets_wider_columns_and_the_usual_one_gets_them_back(qtbot):
    table = RunTable()
    qtbot.addWidget(table)
    table.set_rows(["run", "loss"], [TableRow(0, ("Adam", 0.123456789))])
    before = [table.columnWidth(column) for column in range(2)]
    font = table.font()
    size = font.pointSizeF()
    for factor in (2.0, 1.0):
        font.setPointSizeF(size * factor)
        table.setFont(font)
        grown = [table.columnWidth(column) / was for column, was in enumerate(before)]
        assert grown == pytest.approx([factor] * 2, 0.15)


def test_long_texts_get_more_room_in_a_wide_table(qtbot):
    widths = []
    for width in (600, 2000):
        table = RunTable()
        qtbot.addWidget(table)
        table.resize(width, 200)
        with qtbot.waitExposed(table):
            table.show()
        table.set_rows(["claim"], [TableRow(0, ("a claim with many words " * 20,))])
        widths.append(table.columnWidth(0))
    assert widths[0] == 260
    assert 400 < widths[1] <= 500
