"""The chain that is being built: cards from gradient to update, into which blocks are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.anatomy.flow_arrow import paint_flow
from widgets.anatomy.picture import GRADIENT_COLOUR, stage_colour
from widgets.builder.block_card import BlockCard
from widgets.builder.offer import MIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

    from widgets.anatomy.formula_art import FormulaArt
    from widgets.builder.offer import Placed

MARGIN, FLOW = 14, 34
Role = QPalette.ColorRole


class ChainEditor(QWidget):
    """All signals speak of places in the chain, counted from 0."""

    added = Signal(str, int)
    """A block by key, before the one at a place."""
    moved = Signal(int, int)
    """The block at one place before the one now at another."""
    removed = Signal(int)
    parted = Signal(int, bool)
    turned = Signal(str, object)

    def __init__(self, art: FormulaArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = art
        self.cards: list[BlockCard] = []
        self._shape: object = None
        self._gap: int | None = None
        self.setAcceptDrops(True)
        self.setMinimumWidth(380)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN + FLOW, MARGIN, MARGIN + FLOW)
        self._column.setSpacing(FLOW)
        self._column.addStretch(1)

    def set_chain(self, chain: Sequence[Placed]) -> None:
        """Shows a chain; emits nothing."""
        shape = [(p.offer.key, tuple(knob.name for knob in p.knobs), p.shares, p.own) for p in chain]
        if shape != self._shape:
            self._shape = shape
            self._rebuild(chain)
        for card, placed in zip(self.cards, chain, strict=True):
            card.set_values(placed)

    def _rebuild(self, chain: Sequence[Placed]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place, placed in enumerate(chain):
            card = BlockCard(self._art, place, placed)
            card.turned.connect(self.turned)
            card.removed.connect(lambda place=place: self.removed.emit(place))
            card.parted.connect(lambda on, place=place: self.parted.emit(place, on))
            card.moved.connect(lambda by, place=place: self._shift(place, by))
            self._column.insertWidget(place, card)
            self.cards.append(card)
        self.update()

    def _shift(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.cards):
            self.moved.emit(place, place + by + (by > 0))

    def formulas_changed(self) -> None:
        """More formulas can be drawn now."""
        for card in self.cards:
            card.formula.formulas_changed()

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        muted = self.palette().color(Role.PlaceholderText)
        tops = [float(card.y()) for card in self.cards]
        starts = [float(MARGIN), *(float(card.geometry().bottom() + 1) for card in self.cards)]
        for place, start in enumerate(starts):
            end = tops[place] if place < len(tops) else start + FLOW
            colour = QColor(stage_colour(place - 1) if place else GRADIENT_COLOUR)
            x = MARGIN + 22.0
            paint_flow(painter, x, start, end, colour)
            said = self.tr("gradient") if place == 0 else self.tr("is subtracted from the parameter")
            if place in (0, len(tops)):
                both = self.tr("gradient, as it is: drag blocks here") if not tops else said
                painter.setPen(muted)
                painter.drawText(QRectF(x + 18, start, 360, FLOW), Qt.AlignmentFlag.AlignVCenter, both)
        if self._gap is not None:
            y = starts[self._gap] + FLOW / 2
            accent = self.palette().color(Role.Accent)
            painter.setPen(QPen(accent, 3, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(MARGIN, y), QPointF(self.width() - MARGIN, y))

    # -- drop ----------------------------------------------------------------------------------------------------

    def gap_at(self, y: float) -> int:
        """Before which block something dropped at this height goes."""
        return sum(y > card.geometry().center().y() for card in self.cards)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._gap = self.gap_at(event.position().y())
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._gap = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._gap = None
        self.update()
        what, _, which = bytes(event.mimeData().data(MIME).data()).decode(errors="replace").partition(":")
        gap = self.gap_at(event.position().y())
        event.acceptProposedAction()
        if what == "add":
            self.added.emit(which, gap)
        elif what == "move" and which.isdigit() and int(which) < len(self.cards):
            self.moved.emit(int(which), gap)
