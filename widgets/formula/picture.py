"""A formula as it is printed, made smaller where it would not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.anatomy.formula_art import EM, FormulaArt

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

SMALLEST = 9.0
MARGIN = 4


class FormulaPicture(QWidget):
    """`set_latex` says what; the art comes from whoever can set formulas, and may be late.

    With `only_whole` there is no picture where even the smallest would be cut off.
    """

    def __init__(self, parent: QWidget | None = None, only_whole: bool = False) -> None:
        super().__init__(parent)
        self.only_whole = only_whole
        self.art: FormulaArt | None = None
        self.latex = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_art(self, art: FormulaArt) -> None:
        """Where pictures come from."""
        self.art = art
        self.refresh()

    def set_latex(self, latex: str) -> None:
        """Another formula."""
        if latex != self.latex:
            self.latex = latex
            self.setAccessibleName(latex)
            self.refresh()

    def refresh(self) -> None:
        """There may be a picture now."""
        self.updateGeometry()
        self.update()

    def em(self) -> float:
        """The font size at which the formula fits."""
        if self.art is None or not self.latex:
            return EM
        width = self.art.size(self.latex, EM).width()
        return max(min(EM, EM * (self.width() - 2 * MARGIN) / max(width, 1.0)), SMALLEST)

    def _empty(self) -> bool:
        if self.art is None or not self.latex:
            return True
        return self.only_whole and self.art.size(self.latex, SMALLEST).width() > self.width() - 2 * MARGIN

    def sizeHint(self) -> QSize:
        """As high as the formula."""
        if self.art is None or self._empty():
            return QSize(120, 0)
        return QSize(120, round(self.art.size(self.latex, self.em()).height()) + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The formula, in the colour of text."""
        if self.art is None or self._empty():
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        em = self.em()
        self.art.draw(painter, self.latex, MARGIN, MARGIN + self.art.ascent(self.latex, em), colour, em)
