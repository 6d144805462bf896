"""The table of the step calculator: a row a step, every rule's inner numbers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from widgets.plot.number_text import value_text
from widgets.slim_scroll_bar import SlimScrollBar
from widgets.steps.flat_scroll_bar import FlatScrollBar
from widgets.steps.sheet_header import SheetHeader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.anatomy.formula_art import FormulaArt
    from widgets.steps.sheet import Sheet

WIDTH, NARROW = 82, 64
Index = QModelIndex | QPersistentModelIndex
DataRole = Qt.ItemDataRole


class SheetModel(QAbstractTableModel):
    """Step, gradient, then the sheet's columns."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else len(self.sheet.gradients)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else 2 + len(self.sheet.columns)

    def value(self, row: int, column: int) -> float:
        """The number in a cell."""
        assert self.sheet is not None
        if column < 2:
            return float(row + 1) if column == 0 else self.sheet.gradients[row]
        return self.sheet.columns[column - 2][1].values[row]

    def data(self, index: Index, role: int = DataRole.DisplayRole) -> Any:
        if self.sheet is None:
            return None
        row, column = index.row(), index.column()
        if role == DataRole.DisplayRole:
            return value_text(self.value(row, column), 5)
        if role == DataRole.ToolTipRole and column > 0:
            return repr(self.value(row, column))
        if role == DataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == DataRole.FontRole and column >= 2 and self.sheet.columns[column - 2][1].strong:
            return self._strong
        if role == DataRole.ForegroundRole and column == 0:
            parent = self.parent()
            assert isinstance(parent, QTableView)
            return parent.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DataRole.DisplayRole) -> Any:
        """Names for those who cannot see the painted header."""
        if role != DataRole.DisplayRole or orientation != Qt.Orientation.Horizontal or self.sheet is None:
            return None
        return self.sheet.to_table()[0][section]


class SheetTable(QTableView):
    """Copies the selected cells, with all digits, on Ctrl+C."""

    def __init__(self, art: FormulaArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel(self)
        self.setModel(self.sheet_model)
        self.header = SheetHeader(art, self)
        self.setHorizontalHeader(self.header)
        self.header.show()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(25)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBar(FlatScrollBar())
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet; columns keep their widths while there are as many."""
        before = self.sheet_model.columnCount()
        self.sheet_model.set_sheet(sheet)
        self.header.set_sheet(sheet)
        if sheet is None or self.sheet_model.columnCount() == before:
            return
        groups = [(place, column.group) for place, column in sheet.columns]
        metrics = self.fontMetrics()
        for column in range(self.sheet_model.columnCount()):
            width = (44, NARROW)[column] if column < 2 else WIDTH
            if column >= 2:
                group = groups[column - 2]
                width = max(width, (metrics.horizontalAdvance(group[1]) + 18) // groups.count(group))
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
            return
        super().keyPressEvent(event)

    def selected_text(self) -> str:
        """The selected cells as lines of numbers with tabs between them."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(repr(self.sheet_model.value(index.row(), index.column())))
        return "\n".join("\t".join(row) for row in rows.values())
