"""Looks through a file beside the window's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


class TableReader(QObject):
    """The latest file that was asked for counts; `read` or `failed` comes for it."""

    read = Signal(object)
    """A `TableReport`."""
    failed = Signal(str)
    _done = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Path | None = None
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._done.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether a file is being looked through."""
        return self._wanted is not None

    @property
    def name(self) -> str:
        """Of the file that is being looked through."""
        return "" if self._wanted is None else self._wanted.name

    def open(self, file: Path) -> None:
        """Starts."""
        self._wanted = file
        thread = threading.Thread(target=self._work, args=(file,), name="table")
        self._threads.append(thread)
        thread.start()

    def _work(self, file: Path) -> None:
        from engine.data.table_report import inspect

        report, error = None, ""
        try:
            report = inspect(file)
        except InputError as problem:
            error = problem.message
        except Exception as problem:
            error = f"{file.name}: could not be read ({problem})"
        if not self._closed:
            self._done.emit(file, report, error)

    def _finish(self, file: Path, report: object, error: str) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if file != self._wanted or self._closed:
            return
        self._wanted = None
        if report is not None:
            self.read.emit(report)
        else:
            self.failed.emit(error)

    def close(self) -> None:
        """Waits for what is being read."""
        self._closed = True
        for thread in self._threads:
            thread.join()
        self._threads = []
