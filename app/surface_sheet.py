"""Opens the sheet of a surface; its derivatives are found beside the window's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.formula_maker import formulas_of
from engine.errors import InputError
from widgets.anatomy.formula_art import FormulaArt
from widgets.formula.sheet import SurfaceSheet

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from engine.surface_facts import SurfaceFacts


class SurfaceSheetController(QObject):
    """The sheet of the problem that is in the forms; one is asked for at a time."""

    _done = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.sheet: SurfaceSheet | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        window.page.problem.facts_asked.connect(self.ask)
        window.closed.connect(self.close)
        self._done.connect(self._show)

    def ask(self) -> None:
        """The sheet of the present problem, as soon as it is known."""
        spec = self.window.experiment.spec
        if spec is None or (self._thread is not None and self._thread.is_alive()):
            return
        self._thread = threading.Thread(target=self._work, args=(dict(spec.problem),), name="surface facts")
        self._thread.start()

    def _work(self, problem: dict[str, Any]) -> None:
        from engine.surface_facts import facts

        try:
            found = facts(problem)
        except InputError:
            return  # the form says what is wrong with its knobs
        if not self._closed:
            self._done.emit(found)

    def _show(self, found: SurfaceFacts) -> None:
        if self._closed:
            return
        if self.sheet is not None:
            self.sheet.close()
        maker = formulas_of(self.window)
        sheet = self.sheet = SurfaceSheet(found, FormulaArt(maker.svg), self.window)
        maker.ready.connect(sheet.refresh)
        sheet.destroyed.connect(self._forget)
        sheet.show()

    def _forget(self) -> None:
        self.sheet = None

    def close(self) -> None:
        """Waits for what is being found."""
        self._closed = True
        if self._thread is not None:
            self._thread.join()
