"""Pictures for the formula in the form of the problem, typed or known; none is made before one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from app.formula_maker import formulas_of
from app.surface_sheet import SurfaceSheetController
from widgets.anatomy.formula_art import FormulaArt

if TYPE_CHECKING:
    from app.main_window import MainWindow


class FormulaController(QObject):
    """Gives the pictures their art when one of them is first seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        form = window.page.problem
        self.window, self.pictures = window, (form.formula.picture, form.printed)
        self.sheet = SurfaceSheetController(window)
        for picture in self.pictures:
            picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One of them is shown for the first time."""
        if watched in self.pictures and event.type() == QEvent.Type.Show:
            maker = formulas_of(self.window)
            art = FormulaArt(maker.svg)
            for picture in self.pictures:
                picture.removeEventFilter(self)
                picture.set_art(art)
                maker.ready.connect(picture.refresh)
            self.window.closed.connect(maker.close)
        return False
