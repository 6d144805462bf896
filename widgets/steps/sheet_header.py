"""Three lines over the columns of a sheet: the rule, the block, the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from widgets.anatomy.formula_art import FormulaArt
    from widgets.steps.sheet import Sheet

LINE = 22
Role = QPalette.ColorRole
Left, Right, Middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class SheetHeader(QHeaderView):
    """`sheet` decides; the first two columns are step and gradient."""

    def __init__(self, art: FormulaArt, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._art = art
        self._sheet: Sheet | None = None
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def set_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet."""
        self._sheet = sheet
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 3 * LINE + 6)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """A section's part of the names above it: a name reaches over all columns that it belongs to."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, palette = QRectF(rect), self.palette()
        painter.fillRect(rect, palette.color(Role.Window))
        painter.setClipRect(rect)
        last = QRectF(area.left() + 6, area.top() + 2 * LINE + 3, area.width() - 12, LINE)
        if logical < 2 or self._sheet is None:
            painter.setPen(palette.color(Role.PlaceholderText))
            painter.drawText(last, Right | Middle, (self.tr("step"), self.tr("gradient"))[min(logical, 1)])
        else:
            self._paint_names(painter, area, logical - 2, last)
        painter.setPen(palette.color(Role.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_names(self, painter: QPainter, area: QRectF, place: int, last: QRectF) -> None:
        sheet, palette = self._sheet, self.palette()
        assert sheet is not None
        columns = sheet.columns
        if place >= len(columns):
            return
        rule, column = columns[place]
        keys = [(number, other.group) for number, other in columns]
        whole = self._span([number for number, _ in columns], place, area)
        colour = QColor(sheet.rules[rule].colour)
        painter.fillRect(QRectF(area.left(), area.top() + 1, area.width(), 3), colour)
        painter.setPen(palette.color(Role.WindowText))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(QRectF(whole.left() + 8, area.top() + 4, whole.width() - 10, LINE), Left | Middle,
                         sheet.rules[rule].title)  # fmt: skip
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(palette.color(Role.PlaceholderText))
        group = self._span(keys, place, area)
        painter.drawText(QRectF(group.left() + 8, area.top() + LINE + 3, group.width() - 12, LINE), Left | Middle,
                         painter.fontMetrics().elidedText(column.group, Qt.TextElideMode.ElideRight,
                                                          int(group.width() - 12)))  # fmt: skip
        painter.setPen(palette.color(Role.Mid))
        edge = whole if group.left() == whole.left() else group
        top = area.top() + 1 if edge is whole else area.top() + LINE + 6
        painter.drawLine(int(edge.left()), int(top), int(edge.left()), int(area.bottom()))
        ink = palette.color(Role.WindowText)
        if column.symbol:
            width = self._art.size(column.symbol, 14).width()
            self._art.draw(painter, column.symbol, last.right() - width, last.center().y() + 5, ink, 14)
        else:
            painter.setPen(ink)
            painter.drawText(last, Right | Middle, column.name)

    def _span(self, keys: list[object], place: int, area: QRectF) -> QRectF:
        """The rectangle over all neighbours with the key of `place`."""
        first = last = place
        while first > 0 and keys[first - 1] == keys[place]:
            first -= 1
        while last + 1 < len(keys) and keys[last + 1] == keys[place]:
            last += 1
        left = area.left() - sum(self.sectionSize(i + 2) for i in range(first, place))
        width = sum(self.sectionSize(i + 2) for i in range(first, last + 1))
        return QRectF(left, area.top(), width, area.height())
