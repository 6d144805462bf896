"""A figure dropped on the window, or opened: its experiment comes back and runs to the step that the figure shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.figure import read_note
from engine.spec_difference import at_step

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow


def reopen(window: MainWindow, file: Path) -> None:
    """Raises InputError when the figure carries no experiment, or a damaged one; nothing is changed then."""
    note = read_note(file)
    spec = at_step(note.spec, note.events, note.step)
    window.session.open_spec(spec, note.events, note.spec)
    if note.step:
        window.experiment.host.run(note.step)
    said = QCoreApplication.translate("Figure", "The experiment of %1, at step %2")
    window.page.engine_notice.show_notice(said.replace("%1", file.name).replace("%2", str(note.step)))
