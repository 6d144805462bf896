"""The list of runs: colour, name, optimizer, state, last loss and an eye, one row a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from widgets.flat_list import FlatList
from widgets.run_delegate import ROW, RunDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from widgets.run_row import RunRow


class RunModel(QAbstractListModel):
    """Rows as data; a name typed by the person is announced, not stored."""

    renamed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RunRow] = []

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Shows these rows; tells views only what differs."""
        rows = list(rows)
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
            if old != new:
                self.rows[place] = new
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many runs."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tool tip, and the whole row for the delegate."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.detail
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row.summary}, {row.state}, {row.loss}"
        return row if role == ROW else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new name."""
        name = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and name and name != self.rows[index.row()].name:
            self.renamed.emit(index.row(), name)
            return True
        return False

    def flags(self, _index: QModelIndex) -> Qt.ItemFlag:
        """Every row can be chosen and renamed."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class RunList(FlatList):
    """Signals say what the person wants; the rows are set from outside."""

    chosen = Signal(int)
    renamed = Signal(int, str)
    visibility_edited = Signal(int, bool)
    colour_requested = Signal(int, QPoint)
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = RunModel(self)
        self._runs.renamed.connect(self.renamed)
        self._delegate = RunDelegate(self)
        self.setModel(self._runs)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setAccessibleName(self.tr("Runs"))

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Shows these runs; the chosen one stays chosen."""
        place = self.current()
        count = len(self._runs.rows)
        self._runs.set_rows(rows)
        if len(rows) != count and rows:
            self.set_current(min(max(place, 0), len(rows) - 1))
            self.updateGeometry()

    def rows(self) -> list[RunRow]:
        """What is shown."""
        return list(self._runs.rows)

    def current(self) -> int:
        """The chosen run, or −1."""
        return self.currentIndex().row()

    def set_current(self, place: int) -> None:
        """Chooses a run; emits nothing."""
        index = self._runs.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, flag)
        self.blockSignals(False)
        self.viewport().update()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Announces the chosen run."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(current.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Swatch and eye are buttons, the rest chooses."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            rect = self.visualRect(index)
            if self._delegate.eye(rect).contains(event.position()):
                self.visibility_edited.emit(index.row(), not self._runs.rows[index.row()].visible)
                return
            if self._delegate.swatch(rect).adjusted(-4, -8, 4, 8).contains(event.position()):
                place = self.viewport().mapToGlobal(rect.bottomLeft())
                self.colour_requested.emit(index.row(), place)
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, V shows or hides."""
        place = self.current()
        if place >= 0 and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(place)
        elif place >= 0 and event.key() == Qt.Key.Key_V and not event.modifiers():
            self.visibility_edited.emit(place, not self._runs.rows[place].visible)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Up to five rows; more scroll."""
        height = self._delegate.height()
        return QSize(300, height * min(max(len(self._runs.rows), 1), 5) + 2)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: the list is never squeezed."""
        return self.sizeHint()
