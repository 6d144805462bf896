"""Which claims a step judges, and where the lesson draws the line between supported and refuted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.plot.number_text import value_text
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAME, THRESHOLD, TEXT = 0, 1, 2
Checked, Unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True)
class ClaimLine:
    """A claim, a section or an article on offer; the last two have no `threshold`."""

    name: str
    text: str
    threshold: float | None = None


class ClaimChoice(QWidget):
    """A row a claim, the chosen ones first and in their order: the first of them is the one that is asked about."""

    changed = Signal()

    def __init__(self, lines: Iterable[ClaimLine] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {line.name: line for line in lines}
        self.tree, self.filter = QTreeWidget(), QLineEdit()
        self.first = QPushButton(self.tr("Judge first"))
        self.filter.setPlaceholderText(self.tr("Find a claim"))
        self.filter.setAccessibleName(self.tr("Find a claim"))
        self.tree.setAccessibleName(self.tr("Claims of the step"))
        self.tree.setHeaderLabels([self.tr("Claim"), self.tr("threshold"), self.tr("what it says")])
        self.tree.setRootIsDecorated(False)
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.tree.setMinimumHeight(112)
        self.tree.setVerticalScrollBar(SlimScrollBar())
        for column, width in ((NAME, 190), (THRESHOLD, 90)):
            self.tree.setColumnWidth(column, width)
        top, whole = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.filter, 1)
        top.addWidget(self.first)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addWidget(self.tree, 1)
        self.filter.textChanged.connect(self._sift)
        self.first.setAutoDefault(False)
        self.first.clicked.connect(self._put_first)
        self.tree.itemChanged.connect(self._edited)
        self.tree.itemSelectionChanged.connect(self._buttons)
        self.tree.itemDoubleClicked.connect(self._edit)
        self.set_value((), {})

    def names(self) -> list[str]:
        """The chosen ones, in their order."""
        return [item.text(NAME) for item in self._items() if item.checkState(NAME) == Checked]

    def thresholds(self) -> dict[str, float]:
        """The lesson's own thresholds by claim, where they are not the program's."""
        found = {}
        for item in self._items():
            given = item.data(THRESHOLD, Qt.ItemDataRole.UserRole)
            if item.checkState(NAME) == Checked and given is not None:
                found[item.text(NAME)] = float(given)
        return found

    def set_value(self, names: Sequence[str], thresholds: Mapping[str, float]) -> None:
        """Shows a choice; nothing is emitted. A name that is not on offer is a row as well."""
        before = self.tree.blockSignals(True)
        self.tree.clear()
        for name in dict.fromkeys((*names, *self._lines)):
            line = self._lines.get(name, ClaimLine(name, ""))
            item = QTreeWidgetItem([name, "", line.text])
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if line.threshold is not None else flags)
            item.setCheckState(NAME, Checked if name in names else Unchecked)
            item.setToolTip(TEXT, line.text)
            item.setTextAlignment(THRESHOLD, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.tree.addTopLevelItem(item)
            self._put(item, thresholds.get(name))
        self.tree.blockSignals(before)
        self.tree.scrollToTop()
        self._sift(self.filter.text())
        self._buttons()

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for place in range(self.tree.topLevelItemCount()) if (item := self.tree.topLevelItem(place))]

    def _put(self, item: QTreeWidgetItem, given: float | None) -> None:
        """A threshold of the lesson's own in bold, else the program's."""
        line = self._lines.get(item.text(NAME))
        own = None if line is None else line.threshold
        font = item.font(THRESHOLD)
        font.setBold(given is not None)
        item.setFont(THRESHOLD, font)
        item.setData(THRESHOLD, Qt.ItemDataRole.UserRole, given)
        shown = own if given is None else given
        item.setText(THRESHOLD, "" if shown is None else value_text(shown, 6))
        said = self.tr("Double-click to give the lesson a threshold of its own; empty it for the program's")
        item.setToolTip(THRESHOLD, "" if own is None else said)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        before = self.tree.blockSignals(True)
        if column == THRESHOLD:
            line = self._lines.get(item.text(NAME))
            try:
                given = float(item.text(THRESHOLD).replace("−", "-")) if item.text(THRESHOLD).strip() else None
            except ValueError:
                given = item.data(THRESHOLD, Qt.ItemDataRole.UserRole)
            own = line.threshold if line is not None else None
            same = given is not None and own is not None and value_text(given, 6) == value_text(own, 6)
            self._put(item, None if same else given)
            if given is not None:
                item.setCheckState(NAME, Checked)
        self.tree.blockSignals(before)
        self.changed.emit()

    def _edit(self, item: QTreeWidgetItem, column: int) -> None:
        if column == THRESHOLD and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.tree.editItem(item, THRESHOLD)

    def _put_first(self) -> None:
        for item in self.tree.selectedItems():
            names = [name for name in self.names() if name != item.text(NAME)]
            self.set_value([item.text(NAME), *names], self.thresholds())
            self.changed.emit()

    def _sift(self, text: str) -> None:
        """Rows that hold every word, and the chosen ones."""
        words = text.lower().split()
        for item in self._items():
            said = f"{item.text(NAME)} {item.text(TEXT)}".lower()
            item.setHidden(item.checkState(NAME) != Checked and not all(word in said for word in words))

    def _buttons(self) -> None:
        self.first.setEnabled(bool(self.tree.selectedItems()))
