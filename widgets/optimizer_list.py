"""Optimizers by family, and a line to search in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.optimizer_offer import OptimizerOffer, by_family, family_title
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY, FAMILY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ROW = 25
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class OptimizerList(QWidget):
    """`chosen` by click or Return; what cannot be chosen is grey and says why below its name."""

    chosen = Signal(str)
    moved = Signal(str)
    """Another row is current; empty where none is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search optimizers"))
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Optimizers"))
        self.list.setVerticalScrollBar(SlimScrollBar())
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self.search)
        outer.addWidget(self.list, 1)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_current)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(lambda item, _old: self.moved.emit((item and item.data(KEY)) or ""))
        self._offers: list[OptimizerOffer] = []

    def set_offers(self, offers: Sequence[OptimizerOffer], current: str = "") -> None:
        """What there is; families get a heading. The search stays."""
        offers = by_family(list(offers))
        if offers != self._offers:
            place = self.list.verticalScrollBar().value()
            self._offers = offers
            self.list.clear()
            family = ""
            for offer in offers:
                if offer.family != family:
                    family = offer.family
                    self._add_heading(family)
                self._add(offer)
            self._filter(self.search.text())
            self.list.verticalScrollBar().setValue(place)
        if current:
            self.set_current(current)

    def set_current(self, name: str) -> None:
        """Marks an offer and brings it into view."""
        for item in self._items():
            if item.data(KEY) == name:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def names(self) -> list[str]:
        """Those that are shown and may be chosen, in order."""
        return [item.data(KEY) for item in self._items() if not item.isHidden() and self._free(item)]

    def _add_heading(self, family: str) -> None:
        item = QListWidgetItem(family_title(family))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().brush(QPalette.ColorRole.PlaceholderText))
        item.setData(FAMILY, family)
        item.setSizeHint(QSize(100, ROW))
        self.list.addItem(item)

    def _add(self, offer: OptimizerOffer) -> None:
        item = QListWidgetItem(f"{offer.short}\n{offer.reason}" if offer.reason else offer.short)
        item.setData(KEY, offer.name)
        item.setData(FAMILY, offer.family)
        item.setToolTip(offer.tip)
        item.setSizeHint(QSize(100, self._height(offer.reason)))
        if offer.reason:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _height(self, reason: str) -> int:
        """Of a row: its name, and the reason below it in as many lines as it takes."""
        if not reason:
            return ROW
        metrics, width = self.list.fontMetrics(), max(self.list.viewport().width() - 40, 120)
        room = metrics.boundingRect(0, 0, width, 1000, Qt.TextFlag.TextWordWrap, reason).height()
        return ROW + room + 2

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _free(self, item: QListWidgetItem) -> bool:
        return bool(item.data(KEY)) and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        seen: set[str] = set()
        items = self._items()
        for item in items:
            if item.data(KEY):
                said = f"{item.data(KEY)} {item.toolTip()} {family_title(item.data(FAMILY))}".casefold()
                there = all(word in said for word in words)
                item.setHidden(not there)
                if there:
                    seen.add(item.data(FAMILY))
        for item in items:
            if not item.data(KEY):
                item.setHidden(item.data(FAMILY) not in seen)
        current = self.list.currentItem()
        if words and (current is None or current.isHidden()):
            named = [item for item in items if not item.isHidden() and self._free(item)]
            starts = [item for item in named if item.text().casefold().startswith(words[0])]
            if named:
                self.list.setCurrentItem((starts or named)[0])
            else:
                self.list.setCurrentRow(-1)

    def _choose(self, item: QListWidgetItem) -> None:
        if self._free(item):
            self.chosen.emit(item.data(KEY))

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self._choose(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search line move in the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES
        if watched is self.search and pressed:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
