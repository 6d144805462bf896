"""The files that were open last, in the File menu."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from app.main_window import MainWindow

MOST = 10
KEY = "recent"


class RecentFiles(QObject):
    """Newest first; kept in the settings. Files that are gone are left out when the menu opens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.menu = QMenu(self.tr("Open &recent"), window)
        self.menu.aboutToShow.connect(self.fill)
        file_menu = window.menus["&File"]
        after = window.actions_["save"]
        file_menu.insertMenu(after, self.menu)

    def files(self) -> list[Path]:
        """Those that are there."""
        try:
            kept = json.loads(self.window.settings.get(KEY, "[]"))
        except (TypeError, ValueError):
            return []
        paths = [Path(item) for item in kept if isinstance(item, str)] if isinstance(kept, list) else []
        return [path for path in paths if path.is_file()][:MOST]

    def add(self, file: Path) -> None:
        """This one was open now."""
        file = file.absolute()
        files = [file, *(other for other in self.files() if other != file)][:MOST]
        self.window.settings.set(KEY, json.dumps([str(path) for path in files]))

    def fill(self) -> None:
        """The menu's entries."""
        self.menu.clear()
        files = self.files()
        names = [file.name for file in files]
        for place, file in enumerate(files):
            text = file.name if names.count(file.name) == 1 else f"{file.name} – {file.parent}"
            action = QAction(f"&{place + 1} {text.replace('&', '&&')}" if place < 9 else text, self.menu)
            action.setToolTip(str(file))
            action.triggered.connect(lambda _checked=False, file=file: self.open(file))
            self.menu.addAction(action)
        if not files:
            self.menu.addAction(self.tr("No file yet")).setEnabled(False)
            return
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Clear this list"), self.clear)

    def open(self, file: Path) -> None:
        """One of them, once unsaved work is safe."""
        if self.window.session.may_close():
            self.window.session.open_file(file)

    def clear(self) -> None:
        """Forgets them."""
        self.window.settings.set(KEY, "[]")
