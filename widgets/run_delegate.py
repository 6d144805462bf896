"""Paints one row of the list of runs, and edits its name in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.knob.editor import error_colour

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from widgets.run_row import RunRow

ROW = Qt.ItemDataRole.UserRole
EYE, SWATCH, PAD = 26, 12, 10


class RunDelegate(QStyledItemDelegate):
    """Swatch, name over summary, loss over state, eye."""

    def height(self) -> int:
        """Of one row."""
        metrics = QFontMetrics(self._view().font())
        return 2 * metrics.height() + 12

    def _view(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """Two lines."""
        return QSize(200, self.height())

    def swatch(self, rect: QRect) -> QRectF:
        """Where the colour is."""
        return QRectF(rect.left() + PAD, rect.center().y() - SWATCH / 2 + 1, SWATCH, SWATCH)

    def eye(self, rect: QRect) -> QRectF:
        """Where the eye is."""
        return QRectF(rect.right() - EYE - 2, rect.top(), EYE, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """One row."""
        row: RunRow = index.data(ROW)
        palette = self._view().palette()
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        accent = palette.color(QPalette.ColorRole.Accent)
        if selected or hovered:
            shade = QColor(accent if selected else palette.color(QPalette.ColorRole.Text))
            shade.setAlphaF(0.14 if selected else 0.05)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 5, 5)
        colour = QColor(row.colour)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if row.visible else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.swatch(rect).adjusted(1, 1, -1, -1), 3, 3)
        self._texts(painter, rect, row, palette)
        strong = palette.color(QPalette.ColorRole.Text if row.visible else QPalette.ColorRole.PlaceholderText)
        _draw_eye(painter, self.eye(rect).center(), strong, row.visible)
        painter.restore()

    def _texts(self, painter: QPainter, rect: QRect, row: RunRow, palette: QPalette) -> None:
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        font = QFont(self._view().font())
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        line = QFontMetrics(font).height()
        left, right = rect.left() + PAD + SWATCH + 9, rect.right() - EYE - 8
        top, bottom = rect.top() + 5, rect.top() + 5 + line
        state, state_colour = self._state(row, palette)
        metrics = QFontMetrics(small)
        room = right - left
        plain = palette.color(QPalette.ColorRole.Text)
        for y, main, side, main_font, main_colour, side_colour in (
            (top, row.name, row.loss, font, plain, plain),
            (bottom, row.summary, state, small, muted, state_colour),
        ):
            side_font = font if y == top else small
            width = QFontMetrics(side_font).horizontalAdvance(side) if side else 0
            painter.setFont(side_font)
            painter.setPen(side_colour)
            painter.drawText(QRect(right - width, y, width + 1, line), Qt.AlignmentFlag.AlignVCenter, side)
            painter.setFont(main_font)
            painter.setPen(main_colour if row.visible else muted)
            here = QFontMetrics(main_font) if y == top else metrics
            text = here.elidedText(main, Qt.TextElideMode.ElideRight, room - width - 8)
            painter.drawText(QRect(left, y, room - width - 6, line), Qt.AlignmentFlag.AlignVCenter, text)

    def _state(self, row: RunRow, palette: QPalette) -> tuple[str, QColor]:
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        texts = {
            "ready": self.tr("ready"), "running": self.tr("running"), "paused": self.tr("paused"),
            "finished": self.tr("finished"), "stopped": self.tr("stopped"), "diverged": self.tr("diverged"),
        }  # fmt: skip
        if row.state == "diverged":
            return "✕ " + texts[row.state], error_colour(palette)
        if row.state == "running":
            return texts[row.state], palette.color(QPalette.ColorRole.Accent)
        return texts[row.state], muted

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex) -> QWidget:
        """A line for the name."""
        editor = QLineEdit(parent)
        editor.setMaxLength(120)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex) -> None:
        """Over the name."""
        rect = option.rect
        height = editor.sizeHint().height()
        left = rect.left() + PAD + SWATCH + 4
        editor.setGeometry(left, rect.top() + 2, rect.right() - EYE - 6 - left, min(height, rect.height()))


def _draw_eye(painter: QPainter, centre: QPointF, colour: QColor, open_: bool) -> None:
    painter.setPen(QPen(colour, 1.4, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(centre.x() - 7, centre.y()))
    path.quadTo(QPointF(centre.x(), centre.y() - 8), QPointF(centre.x() + 7, centre.y()))
    path.quadTo(QPointF(centre.x(), centre.y() + 8), QPointF(centre.x() - 7, centre.y()))
    painter.drawPath(path)
    if open_:
        painter.setBrush(colour)
        painter.drawEllipse(centre, 1.8, 1.8)
    else:
        painter.drawLine(QPointF(centre.x() - 6, centre.y() + 6), QPointF(centre.x() + 6, centre.y() - 6))
