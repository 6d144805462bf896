"""A table of anything by named columns, sorted by a click on the header; numbers sort as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from engine.compare import order
from widgets.data.table_view import EDGE, FlatTable
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
DataRole = Qt.ItemDataRole


@dataclass(frozen=True)
class TableRow:
    """``values`` by column; ``colour`` of its curve, or '' where it has none."""

    key: int
    values: tuple[Any, ...]
    colour: str = ""


class RunTableModel(QAbstractTableModel):
    """Rows in the order in which they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.titles: tuple[str, ...] = ()
        self.rows: list[TableRow] = []
        self._given: list[TableRow] = []
        self._sorted: tuple[str, bool] | None = None

    def set_rows(self, names: Sequence[str], rows: Sequence[TableRow], titles: Sequence[str] = ()) -> None:
        """Shows these, sorted as the last ones were if that column is still there."""
        self.beginResetModel()
        self.names, self.titles, self._given = tuple(names), tuple(titles or names), list(rows)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, direction: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; −1 for the order in which they came."""
        self.layoutAboutToBeChanged.emit()
        known = 0 <= column < len(self.names)
        self._sorted = (self.names[column], direction == Qt.SortOrder.DescendingOrder) if known else None
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self.rows = list(self._given)
        if self._sorted is not None and self._sorted[0] in self.names:
            place = self.names.index(self._sorted[0])
            there = [row for row in self.rows if row.values[place] is not None]
            missing = [row for row in self.rows if row.values[place] is None]
            there.sort(key=lambda row: order(row.values[place]), reverse=self._sorted[1])
            self.rows = there + missing

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = DataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        value = row.values[index.column()]
        if role == DataRole.DisplayRole:
            return said(value)
        if role == DataRole.ToolTipRole and value is not None:
            return repr(value) if isinstance(value, float) else str(value)
        if role == DataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == DataRole.DecorationRole and index.column() == 0 and row.colour:
            swatch = QPixmap(10, 10)
            swatch.fill(QColor(row.colour))
            return swatch
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DataRole.DisplayRole:
            return self.titles[section]
        if role == DataRole.ToolTipRole:
            return self.names[section]
        return self._side(section) if role == DataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        """Columns with numbers stand at the right; ticks, crosses and dashes in the middle, clear of others."""
        values = [row.values[column] for row in self.rows] if column > 0 else []
        if any(_is_number(value) for value in values):
            side = Qt.AlignmentFlag.AlignRight
        elif values and all(value is None or isinstance(value, bool) for value in values):
            side = Qt.AlignmentFlag.AlignHCenter
        else:
            side = Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class RunTable(FlatTable):
    """Rows can be chosen, several at a time: `chosen` carries their keys."""

    chosen = Signal(list)
    inset = EDGE

    def __init__(self, parent: QWidget | None = None) -> None:
        self.runs = RunTableModel()
        super().__init__(self.runs, parent)
        self.runs.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setAccessibleName(self.tr("Runs"))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.keys()))

    def keys(self) -> list[int]:
        """Of the chosen rows."""
        return sorted({self.runs.rows[index.row()].key for index in self.selectedIndexes()})

    def set_rows(self, names: Sequence[str], rows: Sequence[TableRow], titles: Sequence[str] = ()) -> None:
        """Shows these; the chosen ones stay chosen."""
        keys, same = self.keys(), tuple(names) == self.runs.names
        self.selectionModel().blockSignals(True)
        self.runs.set_rows(names, rows, titles)
        flags = QItemSelectionModel.SelectionFlag
        for place, row in enumerate(self.runs.rows):
            if row.key in keys:
                self.selectionModel().select(self.runs.index(place, 0), flags.Select | flags.Rows)
        self.selectionModel().blockSignals(False)
        if not same:
            self.fit()

    def text(self) -> str:
        """The whole table as tab-separated text, headed as it is shown; numbers with all their digits."""
        lines = ["\t".join(self.runs.titles)]
        lines += ["\t".join("" if value is None else str(value) for value in row.values) for row in self.runs.rows]
        return "\n".join(lines) + "\n"


def said(value: Any) -> str:
    """A cell as a person reads it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, float):
        return value_text(value, 5)
    if isinstance(value, (list, tuple)):
        return ", ".join(said(item) for item in value)
    return str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


