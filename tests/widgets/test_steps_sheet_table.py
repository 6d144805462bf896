import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from widgets.anatomy.formula_art import FormulaArt
from widgets.steps.sheet import Column, RuleColumns, Sheet
from widgets.steps.sheet_table import SheetTable

SHEET = Sheet((5.0, -2.0), (
    RuleColumns("SGD", "#2769BB", (Column("Rate", r"\Delta", "update", (5.0, -2.0), True),
                                   Column("", "w", "parameter", (-5.0, -3.0)))),
    RuleColumns("broken", "#B25900", (), "cannot"),
    RuleColumns("heavy", "#179563", (Column("Momentum", "b", "buffer", (1 / 3, 2.5)),)),
))  # fmt: skip


@pytest.fixture
def table(qtbot):
    table = SheetTable(FormulaArt(lambda latex: None))
    qtbot.addWidget(table)
    table.set_sheet(SHEET)
    table.resize(600, 300)
    return table


def test_the_table_for_a_file():
    header, rows = SHEET.to_table()
    assert header == ["step", "gradient", "SGD / Rate / update", "SGD / parameter", "heavy / Momentum / buffer"]
    np.testing.assert_array_equal(rows, [[1, 5, 5, -5, 1 / 3], [2, -2, -2, -3, 2.5]])


def test_a_cell_says_its_number_and_its_tip_all_digits(table):
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (2, 5)
    cell = model.index(0, 4)
    assert cell.data() == "0.33333"
    assert float(cell.data(Qt.ItemDataRole.ToolTipRole)) == 1 / 3
    assert model.headerData(4, Qt.Orientation.Horizontal) == "heavy / Momentum / buffer"


def test_selected_cells_are_copied_with_all_digits(table):
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [float(part) for part in QGuiApplication.clipboard().text().split("\t")] == [1, 5, 5, -5, 1 / 3]


def test_a_name_over_one_column_has_room(table):
    width = table.fontMetrics().horizontalAdvance("Momentum")
    assert table.columnWidth(4) > width
    table.grab()


def test_an_empty_table(table):
    table.set_sheet(None)
    table.grab()
    assert table.model().rowCount() == 0
