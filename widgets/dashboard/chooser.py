"""A searchable list of quantities with a tick each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """A quantity: `help` says how to read it, `reason` why it cannot be had (empty when it can)."""

    name: str
    title: str
    help: str
    chosen: bool = False
    reason: str = ""


class Chooser(QWidget):
    """`toggled(name, on)` when the user ticks one."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Lists these; emits nothing."""
        self.list.blockSignals(True)
        self.list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.title)
            item.setData(_NAME, offer.name)
            item.setToolTip(offer.reason or offer.help)
            flags = Qt.ItemFlag.ItemIsUserCheckable | (
                Qt.ItemFlag.NoItemFlags if offer.reason else Qt.ItemFlag.ItemIsEnabled
            )
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if offer.chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            told = f"{item.text()} {item.data(_NAME)} {item.toolTip()}".casefold()
            item.setHidden(wanted not in told)

    def _changed(self, item: QListWidgetItem) -> None:
        self.toggled.emit(item.data(_NAME), item.checkState() == Qt.CheckState.Checked)
