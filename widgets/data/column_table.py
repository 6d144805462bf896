"""The columns of a table: which of them are learned from, which one is learned, and what is missing in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QTableView

from widgets.data.missing import missing_text
from widgets.data.table_view import FlatTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.data.table_report import ColumnReport, TableReport

Index = QModelIndex | QPersistentModelIndex
DataRole = Qt.ItemDataRole


class ColumnModel(QAbstractTableModel):
    """One row a column of the table. The target has no check box, nor has what cannot be learned from."""

    features_edited = Signal()

    def __init__(self, parent: QTableView | None = None) -> None:
        super().__init__(parent)
        self.report: TableReport | None = None
        self.target = ""
        self.chosen: set[str] = set()

    def set_report(self, report: TableReport | None) -> None:
        """Another table, with the guess of what is what."""
        self.beginResetModel()
        self.report = report
        self.target = report.target if report is not None else ""
        self.chosen = set(report.features) if report is not None else set()
        self.endResetModel()

    def set_target(self, name: str) -> None:
        """Another column is learned; the former one is learned from, if it can be."""
        if self.report is None or name == self.target:
            return
        self.beginResetModel()
        if self.report.column(self.target).usable:
            self.chosen.add(self.target)
        self.chosen.discard(name)
        self.target = name
        self.endResetModel()

    def features(self) -> tuple[str, ...]:
        """The columns that are learned from, in the table's order."""
        if self.report is None:
            return ()
        return tuple(c.name for c in self.report.columns if c.name in self.chosen and c.name != self.target)

    def _column(self, index: Index) -> ColumnReport:
        assert self.report is not None
        return self.report.columns[index.row()]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.report is None or (parent is not None and parent.isValid()) else len(self.report.columns)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DataRole.DisplayRole) -> Any:
        if role != DataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Learn from"), self.tr("Holds"), self.tr("Different values"), self.tr("Missing"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        column = self._column(index)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == 0 and column.name != self.target and column.usable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = DataRole.DisplayRole) -> Any:
        if self.report is None:
            return None
        column, place = self._column(index), index.column()
        target = column.name == self.target
        if role == DataRole.DisplayRole:
            return self._text(column, place, target)
        if role == DataRole.CheckStateRole and place == 0 and not target and column.usable:
            return Qt.CheckState.Checked if column.name in self.chosen else Qt.CheckState.Unchecked
        if role == DataRole.FontRole and target and place == 0:
            font = QFont()
            font.setBold(True)
            return font
        if role == DataRole.ToolTipRole:
            if column.kind == "text" and column.usable:
                return self.tr("Each text becomes a feature of its own: 1 where the row says so, else 0")
            if column.text is not None:
                said = self.tr("Line %1 holds “%2”, which is no number")
                return said.replace("%1", str(column.text[0])).replace("%2", column.text[1])
            if column.missing and place == 3:
                return self.tr("Lines %1").replace("%1", ", ".join(map(str, column.missing_lines)))
        if role == DataRole.ForegroundRole and not target and not column.usable:
            parent = self.parent()
            if isinstance(parent, QTableView):
                return parent.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _text(self, column: ColumnReport, place: int, target: bool) -> str:
        if place == 0:
            return self.tr("%1  (target)").replace("%1", column.name) if target else column.name
        if place == 1:
            return self._kind(column)
        if place == 2:
            return str(column.distinct) if column.distinct <= 20 else self.tr("more than 20")
        if column.missing and not column.distinct:
            return self.tr("all")
        return missing_text(column)

    def _kind(self, column: ColumnReport) -> str:
        if column.kind == "text":
            return self.tr("categories") if column.usable else self.tr("text")
        if not column.distinct:
            return self.tr("nothing")
        if column.counts:
            return self.tr("numbers of rows")
        return self.tr("whole numbers") if column.whole else self.tr("numbers")

    def setData(self, index: Index, value: Any, role: int = DataRole.EditRole) -> bool:
        """A check box was clicked."""
        if role != DataRole.CheckStateRole:
            return False
        name = self._column(index).name
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.add(name)
        else:
            self.chosen.discard(name)
        self.dataChanged.emit(index, index)
        self.features_edited.emit()
        return True


class ColumnTable(FlatTable):
    """The view of a `ColumnModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.columns = ColumnModel()
        super().__init__(self.columns, parent)
        self.columns.setParent(self)
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(self.tr("Columns"))
