"""Claims and proofs, judged by a process of its own: the window never waits, and cancelling ends the process.

The process is the headless command (``lesson``, ``prove``) with ``--json``: one line for each row as it is found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from app import itself

if TYPE_CHECKING:
    from collections.abc import Sequence


class Judge(QObject):
    """One command at a time; another one ends the last. `ended` carries an error line, or nothing."""

    found = Signal(object)
    """A row, as the command prints it."""
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""

    @property
    def busy(self) -> bool:
        """Whether something is being judged."""
        return self._process is not None

    def start(self, command: Sequence[str]) -> None:
        """Runs ``main.py COMMAND --json`` beside the window."""
        self.cancel()
        process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("PYTHONUNBUFFERED", "1")
        surroundings.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(surroundings)
        process.readyReadStandardOutput.connect(lambda: self._read(process))
        process.finished.connect(lambda code, _how: self._finished(process, code))
        process.errorOccurred.connect(lambda _error: self._failed(process))
        self._process, self._rest = process, b""
        words = itself.words()
        process.start(words[0], [*words[1:], *command, "--json"])

    def cancel(self) -> None:
        """Ends what is being judged; nothing more comes of it."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(3000)
            process.deleteLater()

    def _read(self, process: QProcess) -> None:
        if process is not self._process:
            return
        *lines, self._rest = (self._rest + process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            if line.strip():
                row: dict[str, Any] = json.loads(line)
                self.found.emit(row)

    def _finished(self, process: QProcess, code: int) -> None:
        self._read(process)
        if process is not self._process:
            return
        self._process = None
        said = process.readAllStandardError().data().decode("utf-8", "replace").strip().splitlines()
        process.deleteLater()
        self.ended.emit("" if code in (0, 1) else said[-1] if said else f"ended with status {code}")

    def _failed(self, process: QProcess) -> None:
        if process is self._process and process.error() == QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.ended.emit(process.errorString())
