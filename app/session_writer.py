"""Writing the session file: the engine is asked for its state, and the file is written when it has come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.session_content import session_of, thumbnail
from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow
    from engine.host.state import Answer


@dataclass(frozen=True)
class _Asked:
    """What waits for the answer: `going` if the runs are to go on when it has come, `leaving` if not after all."""

    ticket: int
    file: Path
    going: bool
    leaving: bool


class SessionWriter(QObject):
    """Pauses the runs for as long as one file is being written."""

    written = Signal(object)
    """The file."""
    failed = Signal(str)
    """Why not, as a sentence. The runs go on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._asked: _Asked | None = None
        window.experiment.answered.connect(self._answered)

    @property
    def waiting(self) -> bool:
        """Whether a file is still to be written."""
        return self._asked is not None

    def save(self, file: Path, leaving: bool) -> None:
        """Writes ``file`` soon; the runs then go on, unless the window closes (`leaving`)."""
        experiment = self.window.experiment
        going = experiment.running or (self._asked is not None and self._asked.going)
        if experiment.running:
            experiment.pause()
        self._asked = _Asked(experiment.host.ask("snapshot"), file, going, leaving)

    def _answered(self, answer: Answer) -> None:
        asked = self._asked
        if asked is None or answer.ticket != asked.ticket:
            return
        host = self.window.experiment.host
        if answer.generation != host.state.generation:  # another experiment has begun since the question
            self._asked = replace(asked, ticket=host.ask("snapshot"))
            return
        self._asked = None
        error = self._write(asked.file, answer)
        if error:
            self.failed.emit(error)
        else:
            self.written.emit(asked.file)
        if asked.going and (error or not asked.leaving):
            self.window.experiment.run()

    def _write(self, file: Path, answer: Answer) -> str:
        """Why it could not be written; empty if it was."""
        from engine.session import save

        if answer.value is None or self.window.experiment.host.state.initial_spec is None:
            return self.tr("Not saved: %1").replace("%1", answer.error)
        try:
            save(file, replace(session_of(self.window, answer), thumbnail=thumbnail(self.window.page)))
        except InputError as error:
            return str(error)
        return ""
