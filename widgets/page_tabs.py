"""Flat tabs: a word each, the chosen one strong and underlined."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QWidget

PADDING = 11
HEIGHT = 28
LINE = 2.5


class PageTabs(QTabBar):
    """A tab bar without boxes; arrow keys and the mouse work as in any other."""

    says = ("Page", "PageStack")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setUsesScrollButtons(True)
        self._starts: set[int] = set()

    def set_group_start(self, index: int, starts: bool) -> None:
        """Whether a group of tabs begins here: a hairline stands before it."""
        (self._starts.add if starts else self._starts.discard)(index)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(self._strong()).horizontalAdvance(self.tabText(index))
        return QSize(width + 2 * PADDING, HEIGHT)

    def _strong(self) -> QFont:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        under = self.mapFromGlobal(self.cursor().pos())
        for index in range(self.count()):
            place = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            role = QPalette.ColorRole.WindowText
            colour = palette.color(role)
            if index in self._starts:
                painter.setPen(palette.color(QPalette.ColorRole.Mid))
                painter.drawLine(QLineF(place.left() + 0.5, place.top() + 8, place.left() + 0.5, place.bottom() - 7))
            if not chosen:
                colour.setAlphaF(0.62 if not place.contains(under) else 0.85)
            painter.setPen(colour)
            painter.setFont(self._strong() if chosen else self.font())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen:
                line = QRectF(place.left() + PADDING - 2, place.bottom() - LINE, place.width() - 2 * PADDING + 4, LINE)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
                painter.drawRoundedRect(line, LINE / 2, LINE / 2)
                if self.hasFocus():
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(palette.color(QPalette.ColorRole.Highlight))
                    painter.drawRoundedRect(place.adjusted(3, 3, -3, -5), 4, 4)
