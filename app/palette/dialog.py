"""A line to type in, and the best fits under it; Enter does the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from app.palette.entries import entries
from app.palette.fuzzy import fit
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.main_window import MainWindow
    from app.palette.entries import Entry

ENTRY = Qt.ItemDataRole.UserRole
WIDTH, SHOWN, MOST = 560, 11, 60
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN - 1, Qt.Key.Key_PageUp: 1 - SHOWN}


class EntryModel(QAbstractListModel):
    """The entries that fit, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def set_entries(self, found: list[Entry]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.entries = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{entry.kind} {entry.keys}"
        return entry if role == ENTRY else None


class EntryDelegate(QStyledItemDelegate):
    """Text at the left, kind and keys muted at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """One line with air."""
        return QSize(WIDTH, QFontMetrics(option.font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """One entry."""
        entry: Entry = index.data(ENTRY)
        palette, rect = option.palette, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            shade = QColor(palette.color(QPalette.ColorRole.Accent))
            shade.setAlphaF(0.16)
            painter.fillRect(rect, shade)
        side = "   ".join(part for part in (entry.kind, entry.keys) if part)
        metrics = QFontMetrics(option.font)
        width = min(metrics.horizontalAdvance(side) + 4, rect.width() // 2)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        side = metrics.elidedText(side, Qt.TextElideMode.ElideLeft, width)
        painter.drawText(QRect(rect.right() - width - 12, rect.top(), width + 1, rect.height()), flags, side)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, rect.width() - width - 40)
        painter.drawText(rect.adjusted(14, 0, 0, 0), flags, text)


class PaletteDialog(QDialog):
    """Opens over the window, near its top."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setWindowTitle(self.tr("Commands"))
        self.every = entries(window)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Type a command, a page, an optimizer, a problem …"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.setFrame(False)
        self.list = QListView()
        self.found = EntryModel(self)
        self.list.setModel(self.found)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBar(SlimScrollBar())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 8, 1, 1)
        outer.setSpacing(6)
        margins = QWidget()
        row = QVBoxLayout(margins)
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self.line)
        outer.addWidget(margins)
        outer.addWidget(self.list)
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.do())
        self.search("")
        line = QFontMetrics(self.font()).height() + 12
        self.setFixedSize(WIDTH, 44 + SHOWN * line)
        self.move(window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, 60)))

    def showEvent(self, event: object) -> None:
        """Ready to type."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def search(self, typed: str) -> None:
        """The best fits."""
        scored = []
        for place, entry in enumerate(self.every):
            here, besides = fit(typed, entry.text), fit(typed, f"{entry.text} {entry.kind}")
            score = here if here is not None else None if besides is None else besides - 20
            if score is not None:
                scored.append((-score, place, entry))
        self.found.set_entries([entry for _, _, entry in sorted(scored, key=lambda item: item[:2])[:MOST]])
        self.list.setCurrentIndex(self.found.index(0, 0))

    def do(self) -> None:
        """The chosen one."""
        place = self.list.currentIndex().row()
        if 0 <= place < len(self.found.entries):
            entry = self.found.entries[place]
            self.accept()
            entry.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                last = len(self.found.entries) - 1
                row = self.list.currentIndex().row() + MOVES[Qt.Key(event.key())]
                self.list.setCurrentIndex(self.found.index(min(max(row, 0), max(last, 0)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do()
                return True
        return super().eventFilter(watched, event)
