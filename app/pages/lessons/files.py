"""Lessons from elsewhere, and copies of the chosen one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from engine.errors import InputError
from engine.lesson_text import write

if TYPE_CHECKING:
    from app.pages.lessons.controller import LessonsController


class Files(QObject):
    """Asks for files; what cannot be done is said on the page."""

    def __init__(self, lessons: LessonsController) -> None:
        super().__init__(lessons)
        self.lessons = lessons

    def ask_open(self) -> None:
        """Asks for a lesson file."""
        title, kinds = self.tr("Open a lesson"), self.tr("Lessons (*.toml)")
        chosen, _ = QFileDialog.getOpenFileName(self.lessons.page, title, str(self._folder()), kinds)
        if chosen:
            self.lessons.open_file(Path(chosen))

    def ask_save(self) -> None:
        """Asks where a copy of the lesson is to go."""
        title, kinds = self.tr("Save a copy"), self.tr("Lessons (*.toml)")
        start = str(self._folder() / f"{self.lessons.key}.toml")
        chosen, _ = QFileDialog.getSaveFileName(self.lessons.page, title, start, kinds)
        if chosen:
            self.save(Path(chosen))

    def save(self, file: Path) -> bool:
        """Writes the lesson; False when it cannot be written (the page says why)."""
        notice = self.lessons.page.notice
        try:
            write(file, self.lessons.lesson)
        except InputError as error:
            notice.show_notice(str(error), "error")
            return False
        notice.show_notice(self.tr("Saved to %1").replace("%1", str(file)))
        return True

    def _folder(self) -> Path:
        return Path(str(self.lessons.window.settings.get("folder", str(Path.home()))))
