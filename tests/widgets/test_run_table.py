from PySide6.QtCore import Qt

from widgets.compare.run_table import RunTableModel, TableRow

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
