"""Which quantities are measured: three presets, a searchable list with a tick each, and the details of one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from widgets.dashboard.offer_details import OfferDetails
from widgets.dashboard.offer_list import OFFER, Offer, OfferDelegate
from widgets.engine_text import ENGINE
from widgets.slim_scroll_bar import SlimScrollBar


class Chooser(QWidget):
    """`toggled(name, on)` when the user ticks one, `preset_chosen(name)`, `paced(name, every)` for another cadence,
    `parted(name, on)` for each tensor apart.
    """

    says = (ENGINE,)

    toggled = Signal(str, bool)
    preset_chosen = Signal(str)
    paced = Signal(str, int)
    parted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search, self.list, self.details = QLineEdit(), QListWidget(), OfferDetails()
        self.presets: dict[str, QPushButton] = {}
        self._offers: tuple[Offer, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBar(SlimScrollBar())
        self.list.setItemDelegate(OfferDelegate(self.list))
        self.list.setAccessibleName(self.tr("Quantities"))
        self.list.itemChanged.connect(self._changed)
        self.list.currentItemChanged.connect(self._selected)
        self.details.edited.connect(self.paced)
        self.details.parted.connect(self.parted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.details)

    def set_presets(self, titles: Mapping[str, tuple[str, str]], chosen: str) -> None:
        """Buttons with (title, tool tip) by name, in this order; `chosen` is on ('' for none)."""
        for name, (title, tip) in titles.items():
            if name not in self.presets:
                button = QPushButton(title)
                button.setCheckable(True)
                button.setMinimumWidth(0)
                button.clicked.connect(lambda _on, name=name: self.preset_chosen.emit(name))
                self.presets[name] = button
                self._row.addWidget(button, 1)
            self.presets[name].setToolTip(tip)
            self.presets[name].setChecked(name == chosen)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Lists these; emits nothing. The selected row and the place of the list stay."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        current, scrolled = self.list.currentRow(), self.list.verticalScrollBar().value()
        self.list.blockSignals(True)
        while self.list.count() > len(offers):
            self.list.takeItem(self.list.count() - 1)
        for row, offer in enumerate(offers):
            if row == self.list.count():
                self.list.addItem(QListWidgetItem())
            self._fill(self.list.item(row), offer)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(current, len(offers) - 1))
        self.list.verticalScrollBar().setValue(scrolled)
        self._selected(self.list.currentItem())
        self._filter(self.search.text())

    def _fill(self, item: QListWidgetItem, offer: Offer) -> None:
        item.setText(f"{offer.title}\n{offer.reason}" if offer.reason else offer.title)
        item.setData(OFFER, offer)
        item.setToolTip(offer.reason or offer.failure or offer.help)
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(Qt.ItemFlag.NoItemFlags if offer.reason else flags | Qt.ItemFlag.ItemIsEnabled)
        item.setCheckState(Qt.CheckState.Checked if offer.chosen else Qt.CheckState.Unchecked)

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            told = f"{item.text()} {item.data(OFFER).name} {item.toolTip()}".casefold()
            item.setHidden(wanted not in told)

    def _selected(self, item: QListWidgetItem | None) -> None:
        self.details.show_offer(None if item is None else item.data(OFFER))

    def _changed(self, item: QListWidgetItem) -> None:
        self.toggled.emit(item.data(OFFER).name, item.checkState() == Qt.CheckState.Checked)
