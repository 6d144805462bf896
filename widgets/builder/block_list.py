"""The blocks that there are, to be dragged into a chain."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.builder.offer import MIME
from widgets.engine_text import ENGINE
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from widgets.builder.offer import Offer

KEY = Qt.ItemDataRole.UserRole


class Blocks(QListWidget):
    """Drags 'add:<key>'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(MIME, f"add:{items[0].data(KEY)}".encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


class BlockList(QWidget):
    """Every block, and a line to search in them; `chosen` by double click or Return."""

    says = (ENGINE,)

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search blocks"))
        self.list = Blocks()
        self.list.setAccessibleName(self.tr("Blocks"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.search)
        outer.addWidget(self.list, 1)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(KEY)))

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """The blocks, in this order."""
        self.list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.title)
            item.setData(KEY, offer.key)
            item.setToolTip(f"<p><b>{escape(offer.title)}</b></p><p>{escape(offer.help)}</p>")
            item.setSizeHint(QSize(100, 27))
            self.list.addItem(item)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            said = f"{item.text()} {item.data(KEY)} {item.toolTip()}".lower()
            item.setHidden(not all(word in said for word in words))

    def _choose_first(self) -> None:
        for place in range(self.list.count()):
            if not self.list.item(place).isHidden():
                self.chosen.emit(self.list.item(place).data(KEY))
                return
