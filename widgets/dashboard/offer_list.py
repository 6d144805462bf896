"""Rows of quantities: a tick, the title, and what it costs and how often it is taken."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.knob.editor import error_colour

OFFER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """A quantity: `help` says how to read it, `reason` why it cannot be had (empty when it can), `failure` what went
    wrong while it was measured. `cost` is a word; `every` its cadence in steps, which the user may change if `paced`.
    `tensors` says how many tensors it can be measured of one by one (0: of none), `apart` that it is.
    """

    name: str
    title: str
    help: str
    chosen: bool = False
    reason: str = ""
    unit: str = ""
    cost: str = ""
    every: int = 1
    paced: bool = False
    failure: str = ""
    tensors: int = 0
    apart: bool = False

    @property
    def side(self) -> str:
        """What stands at the right of the row."""
        return f"{self.cost} · {self.every}" if self.every > 1 else self.cost


class OfferDelegate(QStyledItemDelegate):
    """The style draws tick and title; cost and cadence stand muted at the right, a failure in the colour of errors."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """With some air."""
        return super().sizeHint(option, index).grownBy(QMargins(0, 2, 0, 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        offer: Offer = index.data(OFFER)
        widget = option.widget
        assert isinstance(widget, QWidget)
        side = "!" if offer.failure else "–" if offer.reason else offer.side
        rect = QRect(option.rect)
        room = QFontMetrics(widget.font()).horizontalAdvance(side) + 10
        palette = widget.palette()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            shade = QColor(palette.color(QPalette.ColorRole.Accent))
            shade.setAlphaF(0.18)
            painter.fillRect(rect, shade)
        left = QStyleOptionViewItem(option)
        left.rect = rect.adjusted(0, 0, -room, 0)
        left.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, left, index)
        painter.save()
        painter.setPen(error_colour(palette) if offer.failure else palette.color(QPalette.ColorRole.PlaceholderText))
        place = rect.adjusted(rect.width() - room, 0, -6, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        painter.restore()
