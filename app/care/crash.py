"""A mistake of the program that nothing caught: the session is kept first, then a report is offered."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from types import TracebackType

    from app.main_window import MainWindow

PACKAGES = ("PySide6_Essentials", "pyqtgraph", "numpy", "torch")


class CrashCatcher(QObject):
    """Takes over `sys.excepthook` while a window is open. The same mistake is reported once."""

    _caught = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.reports: list[str] = []
        self.dialog: CrashDialog | None = None
        self._before = sys.excepthook
        self._before_thread = threading.excepthook
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if issubclass(kind, Exception):
            self._caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _thread_hook(self, given: Any) -> None:
        self._before_thread(given)
        if given.exc_type is not None and issubclass(given.exc_type, Exception):
            self._caught.emit("".join(traceback.format_exception(given.exc_type, given.exc_value, given.exc_traceback)))

    def _show(self, text: str) -> None:
        """In the window's thread: keeps the session, then asks."""
        last = text.strip().splitlines()[-1]
        self.window.log.write(f"a mistake of the program: {last}", "error")
        if text in self.reports:
            return
        self.reports.append(text)
        self.window.journal.write()
        if self.dialog is None:
            self.dialog = CrashDialog(report(text, self.window.log.text()), self.window)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def close(self) -> None:
        """The window is closing."""
        if sys.excepthook == self._hook:
            sys.excepthook = self._before
        if threading.excepthook == self._thread_hook:
            threading.excepthook = self._before_thread


class CrashDialog(QDialog):
    """Says what happened, and gives the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        said = QLabel(self.tr(
            "The program made a mistake. Your session is kept in its journal, and you can go on; save it under another "
            "name to be sure. This report helps to mend the mistake; nothing is sent by itself."
        ))  # fmt: skip
        said.setWordWrap(True)
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(said)
        outer.addWidget(self.report, 1)
        outer.addWidget(buttons)
        self.resize(640, 420)


def report(text: str, log: str) -> str:
    """The mistake, versions, and the last lines of the log; no paths of files that were open."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not found")
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, {', '.join(found)}"
    return f"{text.strip()}\n\n{system}\n\nThe last lines of the log:\n" + "\n".join(log.splitlines()[-40:])
