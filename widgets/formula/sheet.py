"""A sheet with everything that is known of a surface: formula, derivatives, minima, source."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from widgets.anatomy.formula_art import EM
from widgets.engine_text import translated
from widgets.formula.picture import MARGIN, FormulaPicture
from widgets.labels import bold_label
from widgets.plot.number_text import value_text
from widgets.slim_scroll_bar import SlimScrollBar
from widgets.steps.flat_scroll_bar import FlatScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.surface_facts import SurfaceFacts
    from widgets.anatomy.formula_art import FormulaArt

MOST_MINIMA = 8
DIGITS = 6


class WholeFormula(FormulaPicture):
    """Never made smaller: as wide as it needs to be."""

    def __init__(self, art: FormulaArt, latex: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_art(art)
        self.set_latex(latex)

    def em(self) -> float:
        """Always the same."""
        return EM

    def sizeHint(self) -> QSize:
        """The formula's own size."""
        if self.art is None:
            return QSize(0, 0)
        size = self.art.size(self.latex, EM)
        return QSize(round(size.width()) + 2 * MARGIN, round(size.height()) + 2 * MARGIN)


class SurfaceSheet(QDialog):
    """`refresh` when there may be more pictures of formulas."""

    def __init__(self, facts: SurfaceFacts, art: FormulaArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translated(facts.title))
        self.formulas: list[WholeFormula] = []
        self._art = art
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(4)
        self._text(translated(facts.help))
        self._formulas(self.tr("Loss"), (facts.loss,))
        self._formulas(self.tr("Gradient"), facts.gradient)
        self._formulas(self.tr("Hessian"), facts.hessian)
        self._minima(facts)
        if facts.source:
            self._heading(self.tr("Source"))
            self._text(facts.source)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setVerticalScrollBar(SlimScrollBar())
        area.setHorizontalScrollBar(FlatScrollBar())
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 12, 12)
        outer.addWidget(area, 1)
        outer.addWidget(buttons)
        self.resize(680, 560)

    def refresh(self) -> None:
        """Formulas that were still being set may be there."""
        for formula in self.formulas:
            formula.refresh()

    def _heading(self, text: str) -> None:
        label = bold_label(text)
        label.setContentsMargins(0, 10, 0, 2)
        self._column.addWidget(label)

    def _text(self, text: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)

    def _formulas(self, heading: str, formulas: Sequence[str]) -> None:
        if not formulas:
            return
        self._heading(heading)
        for latex in formulas:
            picture = WholeFormula(self._art, latex)
            picture.setForegroundRole(QPalette.ColorRole.WindowText)
            self.formulas.append(picture)
            self._column.addWidget(picture)

    def _minima(self, facts: SurfaceFacts) -> None:
        self._heading(self.tr("Minima"))
        if not facts.minima:
            self._text(self.tr("None is known."))
            return
        points = [f"({', '.join(value_text(x, DIGITS) for x in point)})" for point in facts.minima[:MOST_MINIMA]]
        text = ", ".join(points) + (" …" if len(facts.minima) > MOST_MINIMA else "")
        if facts.lowest is not None:
            text = self.tr("%1 at %2").replace("%1", value_text(facts.lowest, DIGITS)).replace("%2", text)
        self._text(text)
        if not facts.curvatures:
            self._text(self.tr("There the Hessian does not exist."))
            return
        said = self.tr("Curvatures there: %1").replace("%1", ", ".join(value_text(c) for c in facts.curvatures))
        if facts.curvatures[-1] > 0 and isfinite(ratio := facts.curvatures[0] / facts.curvatures[-1]):
            said += self.tr("; condition number %1").replace("%1", value_text(ratio))
        self._text(said)
