"""The report on a run, to be read from above: what happened, the steps before it, why, and what would have helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from widgets.card import Card
from widgets.report.step_plot import StepPlot
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from widgets.report.story import Reason, Story

STRIPES = {"bad": "#D0343C", "calm": "#179563", "plain": "#2F7FD1"}
CAUSE = "#B97A00"


class ReportView(QScrollArea):
    """`chosen(place)` when the user takes the change that a reason offers."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.detail = _label(1.35, bold=True), _label()
        self.plots: list[StepPlot] = []
        self.offers: list[QPushButton] = []
        self._top = Card(STRIPES["plain"])
        self._top.column.addWidget(self.headline)
        self._top.column.addWidget(self.detail)
        self._before = _label(bold=True)
        self._before.setText(self.tr("The steps before it"))
        self._why = _label(bold=True)
        self._why.setText(self.tr("Why, and what would have helped"))
        self._grid, self._reasons = QGridLayout(), QVBoxLayout()
        self._grid.setSpacing(10)
        self._reasons.setSpacing(10)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._top)
        column.addWidget(self._before)
        column.addLayout(self._grid)
        column.addWidget(self._why)
        column.addLayout(self._reasons)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_story(self, story: Story) -> None:
        """Tells this one instead of the last."""
        self.headline.setText(story.headline)
        self.detail.setText(story.detail)
        self.detail.setVisible(bool(story.detail))
        self._top.set_stripe(STRIPES[story.tone])
        self._before.setVisible(bool(story.curves))
        self._why.setVisible(bool(story.reasons))
        self._show_curves(story)
        while (item := self._reasons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.offers = []
        for place, reason in enumerate(story.reasons):
            self._reasons.addWidget(self._card(place, reason))

    def _show_curves(self, story: Story) -> None:
        while len(self.plots) < len(story.curves):
            self.plots.append(StepPlot())
            place = len(self.plots) - 1
            self._grid.addWidget(self.plots[-1], place // 4, place % 4)
        steps = [float(step) for curve in story.curves for step in curve.steps]
        for place, plot in enumerate(self.plots):
            plot.setVisible(place < len(story.curves))
            self._grid.setColumnStretch(place % 4, int(place < len(story.curves)))
            if place < len(story.curves):
                plot.set_curve(story.curves[place], story.marks, (min(steps), max(steps)))

    def _card(self, place: int, reason: Reason) -> Card:
        card = Card(CAUSE if place == 0 else "#76646F")
        title, text = _label(1.1, bold=True), _label()
        title.setText(reason.title)
        text.setText(reason.text)
        card.column.addWidget(title)
        card.column.addWidget(text)
        if reason.numbers:
            row = QHBoxLayout()
            row.setSpacing(28)
            for name, value in reason.numbers:
                row.addLayout(_number(name, value))
            row.addStretch(1)
            card.column.addSpacing(4)
            card.column.addLayout(row)
        if reason.offer is not None:
            button = QPushButton(reason.offer.label)
            button.setDefault(place == 0)
            button.clicked.connect(lambda: self.chosen.emit(place))
            note = _label(muted=True)
            note.setText(reason.offer.note)
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(button)
            row.addWidget(note, 1)
            card.column.addSpacing(6)
            card.column.addLayout(row)
            self.offers.append(button)
        return card


def _number(name: str, value: str) -> QVBoxLayout:
    """A number with its name below it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    above, below = _label(1.25, bold=True), _label(muted=True)
    above.setText(value)
    below.setText(name)
    for label in (above, below):
        label.setWordWrap(False)
        column.addWidget(label)
    return column


def _label(scale: float = 1.0, bold: bool = False, muted: bool = False) -> QLabel:
    label = QLabel()
    font = label.font()
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setBold(bold)
    label.setFont(font)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
