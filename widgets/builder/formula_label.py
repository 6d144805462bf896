"""A formula, a line for each of its assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.anatomy.formula_art import lines

if TYPE_CHECKING:
    from widgets.anatomy.formula_art import FormulaArt

EM, GAP = 15.0, 7.0


class FormulaLabel(QWidget):
    """Shrinks a line that is too wide; asks for the height that it needs."""

    def __init__(self, art: FormulaArt, latex: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art, self._lines = art, lines(latex)
        self.setAccessibleName(latex)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def formulas_changed(self) -> None:
        """More can be drawn now."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        sizes = [self._art.size(line, EM) for line in self._lines]
        width = max((size.width() for size in sizes), default=0.0)
        return QSize(round(min(width, 420)), round(sum(size.height() + GAP for size in sizes)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top, ink = 0.0, self.palette().color(QPalette.ColorRole.WindowText)
        for line in self._lines:
            size = self._art.size(line, EM)
            em = EM * min(1.0, self.width() / max(size.width(), 1.0))
            self._art.draw(painter, line, 0.0, top + self._art.ascent(line, em), ink, em)
            top += self._art.size(line, em).height() + GAP
