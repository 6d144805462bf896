"""Formulas as pictures: SVG with `currentColor`, painted in any colour at any size, sharp on every screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

EM = 16.0
"""The size, in pixels, for which the SVGs are set."""
_BOX = re.compile(rb'viewBox="([-\d.e]+) ([-\d.e]+) ([-\d.e]+) ([-\d.e]+)"')
_BREAK = re.compile(r",\s*\\(?:quad|;)\s*")
KEPT = 400


def lines(latex: str) -> list[str]:
    """A formula of several assignments, one a line."""
    return [part.strip() for part in _BREAK.split(latex) if part.strip()]


class FormulaArt:
    """`source` answers the SVG of a LaTeX text, or None while it is being made: ask again when it is."""

    def __init__(self, source: Callable[[str], bytes | None]) -> None:
        self._source = source
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}

    def size(self, latex: str, em: float = EM) -> QSizeF:
        """Width and height at the font size `em`; while there is no picture, a guess."""
        box = self._box(latex)
        if box is None:
            return QSizeF(0.45 * em * max(len(latex) - 10, 2), 1.4 * em)
        return QSizeF(box[2] * em / EM, box[3] * em / EM)

    def ascent(self, latex: str, em: float = EM) -> float:
        """How far it reaches above its base line."""
        box = self._box(latex)
        return (1.0 * EM if box is None else -box[1]) * em / EM

    def draw(self, painter: QPainter, latex: str, left: float, base: float, colour: QColor, em: float = EM) -> float:
        """Paints with the base line at `base`; answers the width."""
        size = self.size(latex, em)
        if self._box(latex) is not None:
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._pixmap(latex, colour, em * ratio / EM)
            top = base - self.ascent(latex, em)
            place = QRectF(QPointF(left, top), QSizeF(pixmap.width() / ratio, pixmap.height() / ratio))
            place.moveTo(round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        return size.width()

    def _box(self, latex: str) -> tuple[float, float, float, float] | None:
        if latex not in self._boxes:
            svg = self._source(latex)
            found = _BOX.search(svg) if svg else None
            if found is None:
                return None
            self._boxes[latex] = tuple(float(part) for part in found.groups())  # type: ignore[assignment]
        return self._boxes[latex]

    def _pixmap(self, latex: str, colour: QColor, scale: float) -> QPixmap:
        key = (latex, colour.name(), round(scale * 64))
        if key not in self._pixmaps:
            if len(self._pixmaps) >= KEPT:
                self._pixmaps.clear()
            svg = self._source(latex) or b"<svg/>"
            renderer = QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.name().encode())))
            box = self._boxes[latex]
            width, height = box[2] * scale, box[3] * scale
            pixmap = QPixmap(max(int(width + 1), 1), max(int(height + 1), 1))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, width, height))
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]
