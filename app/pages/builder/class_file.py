"""A chain as a file with a class for PyTorch: made and checked by the engine, written when it has passed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from widgets.engine_text import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.main_window import MainWindow
    from app.pages.builder.page import BuilderPage
    from engine.host.state import Answer


class ClassFile(QObject):
    """Says on the page what becomes of it."""

    def __init__(self, page: BuilderPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.window, self.experiment = page, window, window.experiment
        self._file = Path()
        self._ticket: int | None = None
        self.experiment.answered.connect(self._answered)
        self.experiment.minded.add("source")

    def ask(self, table: Mapping[str, Any], name: str) -> None:
        """Where to write the class of a chain called `name`."""
        title = class_name(name)
        folder = str(self.window.settings.get("export_folder", str(Path.home())))
        start = str(Path(folder) / f"{file_name(title)}.py")
        chosen, _ = QFileDialog.getSaveFileName(self.window, self.tr("Export"), start, self.tr("Python (*.py)"))
        if chosen:
            self.export(table, title, Path(chosen))

    def export(self, table: Mapping[str, Any], title: str, file: Path) -> None:
        """Has the class made and checked; it is written when it has passed."""
        self._file = file if file.suffix else file.with_suffix(".py")
        self.window.settings.set("export_folder", str(file.parent))
        self._ticket = self.experiment.host.ask("source", optimizer=dict(table), name=title)
        self.page.notice.show_notice(self.tr("Running the class beside the chain…"))

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = None
        error = answer.error
        if not error:
            try:
                self._file.write_text(answer.value, encoding="utf-8")
            except OSError as problem:
                error = f"{self._file}: {problem.strerror or problem}"
        if error:
            self.page.notice.show_notice(sentence(error), "error")
        else:
            said = self.tr("Checked to be equal, and exported to %1")
            self.page.notice.show_notice(said.replace("%1", str(self._file)))


def class_name(text: str) -> str:
    """A Python name of a class from any text: `My AdamW 2` gives `MyAdamW2`."""
    words = re.findall(r"[A-Za-z0-9_]+", text)
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return name if name.isidentifier() else f"Chain{name}"


def file_name(title: str) -> str:
    """`MyAdamW` gives `my_adam_w`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", title).lower()
