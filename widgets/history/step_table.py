"""Every recorded number of every run at one step, and how it differs from the step before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap

from widgets.data.table_view import EDGE, FlatTable
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
DataRole = Qt.ItemDataRole
ROOM = 24
"""Pixels beside the text of a cell."""


@dataclass(frozen=True)
class StepRow:
    """A run at a step: `values` and those one step earlier, None where nothing was measured."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    before: tuple[float | None, ...]


class StepModel(QAbstractTableModel):
    """A row a run, a column a quantity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: dict[str, str] = {}
        self.rows: tuple[StepRow, ...] = ()

    def set_rows(self, titles: Mapping[str, str], rows: Sequence[StepRow]) -> None:
        """Shows these; the shape of the table stays while only numbers change. `titles` of quantities by name."""
        if dict(titles) == self.titles and len(rows) == len(self.rows):
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(titles)))
            return
        self.beginResetModel()
        self.titles, self.rows = dict(titles), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self.titles)

    def data(self, index: Index, role: int = DataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if column == 0:
            if role == DataRole.DecorationRole:
                swatch = QPixmap(10, 10)
                swatch.fill(QColor(row.colour))
                return swatch
            return row.name if role == DataRole.DisplayRole else None
        value, before = row.values[column - 1], row.before[column - 1]
        if role == DataRole.DisplayRole:
            return "–" if value is None else value_text(value, 6)
        if role == DataRole.ToolTipRole and value is not None:
            change = "" if before is None else f"\n{value - before:+.6g}"
            return f"{value!r}{change}"
        if role == DataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == DataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == DataRole.DisplayRole:
            return self.tr("run") if section == 0 else list(self.titles.values())[section - 1]
        return list(self.titles)[section - 1] if role == DataRole.ToolTipRole and section else None


class StepTable(FlatTable):
    """Columns keep their width while a step is dragged."""

    inset = EDGE

    def __init__(self, parent: QWidget | None = None) -> None:
        self.numbers = StepModel()
        super().__init__(self.numbers, parent)
        self.numbers.setParent(self)
        self.setAccessibleName(self.tr("Numbers of this step"))

    def set_rows(self, titles: Mapping[str, str], rows: Sequence[StepRow]) -> None:
        """Shows these numbers."""
        same = dict(titles) == self.numbers.titles
        self.numbers.set_rows(titles, rows)
        if not same:
            metrics = self.fontMetrics()
            width = metrics.horizontalAdvance("−0.000000e−00") + ROOM
            self.setColumnWidth(0, 40 + EDGE + max((metrics.horizontalAdvance(row.name) for row in rows), default=80))
            for column, title in enumerate(titles.values(), 1):
                self.setColumnWidth(column, max(width, metrics.horizontalAdvance(title) + ROOM))
