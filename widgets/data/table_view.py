"""How tables look in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from widgets.slim_scroll_bar import SlimScrollBar
from widgets.steps.flat_scroll_bar import FlatScrollBar

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel
    from PySide6.QtWidgets import QWidget

ROW = 26
WIDEST = 260
"""Pixels that a column may have in any case; in a wide table it is a quarter of it."""
EDGE = 9
"""The inset of a table at the edge of the window, which brings its text below that of panels."""


class FlatTable(QTableView):
    """A quiet table: no grid, slim scroll bars, header at the left.

    `inset`: pixels before its first column, for one that fills a page to its edge.
    """

    inset = 0
    _digit = 0

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBar(FlatScrollBar())
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self._digit = self.fontMetrics().horizontalAdvance("0")

    def changeEvent(self, event: QEvent) -> None:
        """Larger type in wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._digit:
            before, self._digit = self._digit, self.fontMetrics().horizontalAdvance("0")
            for column in range(self.model().columnCount()):
                self.setColumnWidth(column, round(self.columnWidth(column) * self._digit / before))

    def fit(self) -> None:
        """Columns as wide as what they hold, within reason."""
        self.resizeColumnsToContents()
        widest = max(WIDEST, self.viewport().width() // 4)
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 18 + (0 if column else self.inset), widest))
