"""The first rows of a table, as they are read from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from widgets.data.table_view import FlatTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.data.table_report import TableReport

Index = QModelIndex | QPersistentModelIndex
DataRole = Qt.ItemDataRole
MOST_COLUMNS = 200


class PreviewModel(QAbstractTableModel):
    """Text as it is read: decimal commas have become points."""

    def __init__(self) -> None:
        super().__init__()
        self.report: TableReport | None = None

    def set_report(self, report: TableReport | None) -> None:
        """Another table."""
        self.beginResetModel()
        self.report = report
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.report is None or (parent is not None and parent.isValid()) else len(self.report.first)

    def columnCount(self, parent: Index | None = None) -> int:
        if self.report is None or (parent is not None and parent.isValid()):
            return 0
        return min(len(self.report.columns), MOST_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DataRole.DisplayRole) -> Any:
        if role != DataRole.DisplayRole or orientation != Qt.Orientation.Horizontal or self.report is None:
            return None
        return self.report.columns[section].name

    def data(self, index: Index, role: int = DataRole.DisplayRole) -> Any:
        if self.report is None or role != DataRole.DisplayRole:
            return None
        row = self.report.first[index.row()]
        return row[index.column()] if index.column() < len(row) else ""


class PreviewTable(FlatTable):
    """The view of a `PreviewModel`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = PreviewModel()
        super().__init__(self.rows, parent)
        self.rows.setParent(self)
        self.setAccessibleName(self.tr("First rows"))
