"""Files dropped on the window: tables, curves of TensorBoard, sessions, descriptions and figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from engine.figure import FIGURES

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.main_window import MainWindow

TABLES = (".csv", ".tsv", ".txt", ".data", ".npz")
SESSIONS = (".optlab", ".toml", ".json", *FIGURES)


class FileDrop(QObject):
    """Takes the first file that it knows what to do with."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Drags over the window, and drops."""
        if isinstance(event, QDragEnterEvent) and _file(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            file = _file(event.mimeData())
            if file is not None:
                event.acceptProposedAction()
                self.take(file)
                return True
        return False

    def take(self, file: Path) -> None:
        """Does with a file what its name says."""
        if "tfevents" in file.name:
            self.window.overlays.add(file)
        elif file.suffix.lower() in TABLES:
            self.window.pages.show_page("data").open(file)
        elif self.window.session.may_close():
            self.window.session.open_file(file)


def _file(mime: QMimeData) -> Path | None:
    """The first dropped file of a known kind."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    known = TABLES + SESSIONS
    return next((file for file in files if file.suffix.lower() in known or "tfevents" in file.name), None)
