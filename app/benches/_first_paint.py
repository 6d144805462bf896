"""A program that shows a window, says so on stdout once it has been painted, and ends: ``optimizer-lab`` or ``empty``.

Run as a script in a fresh process (``python -m app.benches._first_paint WHAT FOLDER``). It imports nothing that the
window under test would not import by itself. The one line it writes is 1 if torch was loaded by then, else 0.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def watch(widget: QWidget) -> Any:
    """An event filter that notes whether `widget` has been painted."""
    from PySide6.QtCore import QEvent, QObject

    class Watcher(QObject):
        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.painted |= event.type() == QEvent.Type.Paint
            return False

    watcher = Watcher()
    widget.installEventFilter(watcher)
    return watcher


def report(watcher: Any) -> NoReturn:
    """Writes the line; without a painted window the process fails. Nothing is taken down in good order."""
    if not watcher.painted:
        os._exit(1)
    print(int("torch" in sys.modules), flush=True)
    os._exit(0)


def empty() -> None:
    """An empty plot of pyqtgraph, as small as such a program gets."""
    import pyqtgraph

    app = pyqtgraph.mkQApp()
    plot = pyqtgraph.PlotWidget()
    plot.resize(1280, 720)
    watcher = watch(plot.viewport())
    plot.show()
    app.processEvents()
    report(watcher)


def optimizer_lab(folder: Path) -> None:
    """The program as its user starts it, up to the moment at which it would start the engine."""
    import app.window
    import main
    from app.settings import Settings

    shell: Any = app.window.shell

    def watched(*given: Any) -> Any:
        window = shell(*given)
        watcher = watch(window.board.loss.viewport())
        window.furnish = lambda: report(watcher)
        return window

    app.window.shell = watched
    app.window.Settings = lambda: Settings(folder / "window.ini")
    raise SystemExit(main.main([]))


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        optimizer_lab(Path(sys.argv[2]))
