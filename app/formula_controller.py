"""Pictures for the formula that is typed in the form of the problem; none is made before one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from app.formula_maker import formulas_of
from widgets.anatomy.formula_art import FormulaArt

if TYPE_CHECKING:
    from app.main_window import MainWindow


class FormulaController(QObject):
    """Gives the editor its art when it is first seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.editor = window, window.page.problem.formula
        self.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor is shown for the first time."""
        if watched is self.editor and event.type() == QEvent.Type.Show:
            self.editor.removeEventFilter(self)
            maker = formulas_of(self.window)
            self.editor.picture.set_art(FormulaArt(maker.svg))
            maker.ready.connect(self.editor.picture.refresh)
            self.window.closed.connect(maker.close)
        return False
