"""A claim, judged: the verdict, the number that decides, the threshold, and how it was measured."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from widgets.card import Card
from widgets.engine_text import capital, translated
from widgets.labels import embolden
from widgets.lesson.verdict_text import verdict_text
from widgets.plot.number_text import value_text
from widgets.spread.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE_HEIGHT = 170
COLOURS = {"supported": "#179563", "refuted": "#D0343C", "depends": "#B97A00", "": "#76646F"}


class Verdict(QLabel):
    """The verdict in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        embolden(self)
        self.setWordWrap(True)

    def set_verdict(self, text: str) -> None:
        """'supported', 'refuted', 'depends on …', or what is being done."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour_of(text)))
        self.setPalette(palette)
        self.setText(capital(verdict_text(text)))


class ClaimCard(Card):
    """`opened` asks for the claim's experiment."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(COLOURS[""], parent)
        self.verdict, self.claim, self.number, self.how = Verdict(), QLabel(), QLabel(), QLabel()
        self.open = QPushButton(self.tr("Open the experiment"))
        self.open.clicked.connect(self.opened.emit)
        for label in (self.claim, self.number, self.how):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.how.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = Table()
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.table.hide()
        for widget in (self.verdict, self.claim, self.number, self.how, self.table):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_row(self, row: Mapping[str, Any]) -> None:
        """What the engine found: verdict, claim, number, threshold, how."""
        self.set_stripe(colour_of(row["verdict"]))
        self.verdict.set_verdict(row["verdict"])
        self.claim.setText(f"“{translated(row['claim'])}”")
        number = "–" if row["number"] is None else value_text(row["number"], 4)
        said = self.tr("measured %1, threshold %2").replace("%1", number)
        self.number.setText(said.replace("%2", value_text(row["threshold"], 4)))
        self.number.setToolTip(f"<p>{escape(translated(row.get('reason', '')))}</p>")
        self.how.setText(translated(row["how"]))
        self._show_table(row.get("table"))

    def _show_table(self, values: list[list[float]] | None) -> None:
        """How far a step on one batch lowers the loss of another, where the claim is about that."""
        self.table.setVisible(values is not None)
        if values is None:
            return
        said = self.tr("a step on batch %1 lowers batch %2 by %3 learning rates")
        names, ends = (self.tr("step on batch"), self.tr("loss of batch")), ("1", str(len(values)))

        def tell(step: int, batch: int, value: float) -> str:
            text = said.replace("%1", str(step + 1)).replace("%2", str(batch + 1))
            return text.replace("%3", value_text(value))

        self.table.set_table(np.array(values), names, (ends, ends), tell, signed=True)


def colour_of(verdict: str) -> str:
    """Of a verdict."""
    return COLOURS.get(verdict.partition(" ")[0], COLOURS[""])
