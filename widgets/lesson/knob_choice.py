"""Which knobs stand beside a lesson's text, and which of them cannot be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

SHOWN, LOCKED = 1, 2
Checked, Unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class KnobChoice(QTreeWidget):
    """A row a knob, with two boxes. A locked knob is shown too."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Knob"), self.tr("shown"), self.tr("locked")])
        self.setAccessibleName(self.tr("Knobs of the lesson"))
        self.setRootIsDecorated(False)
        self.setVerticalScrollBar(SlimScrollBar())
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._ticked)

    def set_knobs(self, paths: Iterable[str], shown: Sequence[str], locked: Sequence[str]) -> None:
        """These knobs, by path; nothing is emitted. Paths that are shown or locked are there in any case."""
        before = self.blockSignals(True)
        self.clear()
        for path in dict.fromkeys((*shown, *locked, *paths)):
            item = QTreeWidgetItem([path, "", ""])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(SHOWN, Checked if path in shown or path in locked else Unchecked)
            item.setCheckState(LOCKED, Checked if path in locked else Unchecked)
            self.addTopLevelItem(item)
        self.blockSignals(before)

    def shown(self) -> list[str]:
        """Paths of knobs that can be changed."""
        return [item.text(0) for item in self._items() if item.checkState(SHOWN) == Checked != item.checkState(LOCKED)]

    def locked(self) -> list[str]:
        """Paths of knobs that can be seen and not changed."""
        return [item.text(0) for item in self._items() if item.checkState(LOCKED) == Checked]

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for place in range(self.topLevelItemCount()) if (item := self.topLevelItem(place)) is not None]

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        before = self.blockSignals(True)
        if column == LOCKED and item.checkState(LOCKED) == Checked:
            item.setCheckState(SHOWN, Checked)
        if column == SHOWN and item.checkState(SHOWN) == Unchecked:
            item.setCheckState(LOCKED, Unchecked)
        self.blockSignals(before)
        self.changed.emit()
