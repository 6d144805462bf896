"""The log, in a dock at the bottom that can be moved and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDockWidget, QFrame, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from app.care.log import Log


class _Lines(QPlainTextEdit):
    def sizeHint(self) -> QSize:
        """Six lines or so."""
        return QSize(600, 120)


class LogDock(QDockWidget):
    """Hidden at first."""

    def __init__(self, log: Log, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(self.tr("Log"))
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.text = _Lines()
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(log.lines.maxlen or 0)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Log"))
        self.text.setPlainText(log.text())
        log.added.connect(self.text.appendPlainText)
        self.setWidget(self.text)
        self.hide()
