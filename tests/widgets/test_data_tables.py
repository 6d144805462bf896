import pytest
from PySide6.QtCore import Qt

from engine.data.table_report import inspect
from widgets.data.column_table import ColumnTable
from widgets.data.missing import all_missing
from widgets.data.preview_table import PreviewTable

TEXT = "a,b,colour,y\n1,2.5,red,0\n3,,blue,1\n5,6.5,red,0\n7,8.5,blue,1\n"


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(TEXT)
    return inspect(file)


@pytest.fixture
def table(qtbot, report):
    made = ColumnTable()
    qtbot.addWidget(made)
    made.columns.set_report(report)
    return made


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def test_columns_say_what_they_hold_and_where_values_are_missing(table):
    model = table.columns
    assert [cell(model, row, 1) for row in range(4)] == ["whole numbers", "numbers", "categories", "whole numbers"]
    assert cell(model, 1, 3) == "1 (line 3)"
    assert cell(model, 2, 2) == "2"
    assert "feature of its own" in cell(model, 2, 0, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("rows", "said"),
    [("1,2\n,3\n4,NA\nnan,5\n6,7\n", "a: 2 (lines 3, 5); b: 1 (line 4)"), ("1,2\n3,4\n", ""),
     (",1\n" * 30 + "2,3\n", "a: 30 (lines 2, 3, 4, 5, 6, 7, 8, 9 …)")],
)  # fmt: skip
def test_what_is_missing_is_said_by_column_and_line(qapp, tmp_path, rows, said):
    file = tmp_path / "gaps.csv"
    file.write_text("a,b\n" + rows)
    assert all_missing(inspect(file)) == said


def test_features_are_numbers_and_categories_but_for_the_target(table):
    model = table.columns
    assert model.target == "y"
    assert model.features() == ("a", "b", "colour")
    boxes = [cell(model, row, 0, Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert boxes == [Qt.CheckState.Checked] * 3 + [None]


def test_a_check_box_takes_a_column_out(table, qtbot):
    model = table.columns
    with qtbot.waitSignal(model.features_edited):
        model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.features() == ("b", "colour")
    assert not model.setData(model.index(0, 0), "x", Qt.ItemDataRole.EditRole)


def test_another_target_gives_the_former_one_back(table):
    table.columns.set_target("a")
    assert table.columns.features() == ("b", "colour", "y")
    assert not table.columns.flags(table.columns.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable


def test_the_first_rows_are_shown_as_they_are_written(qtbot, report):
    view = PreviewTable()
    qtbot.addWidget(view)
    view.rows.set_report(report)
    assert (view.rows.rowCount(), view.rows.columnCount()) == (4, 4)
    assert [cell(view.rows, 1, column) for column in range(4)] == ["3", "", "blue", "1"]
    assert view.rows.headerData(2, Qt.Orientation.Horizontal) == "colour"
    view.fit()
    view.rows.set_report(None)
    assert view.rows.rowCount() == 0
