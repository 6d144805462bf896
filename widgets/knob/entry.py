"""A line for typing a value, with a red outline when it cannot be used."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.knob.editor import error_colour
from widgets.resting_place import rest_of


class Entry(QLineEdit):
    """`entered` comes with the text when it was changed and Return pressed or the line left; Escape takes it back."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bad = False
        self._kept = ""
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Shows `text` as the present good value; while the person is typing, their text stays."""
        self._kept = text
        if self._bad or not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)

    def set_bad(self, bad: bool) -> None:
        """Red outline on or off."""
        if bad != self._bad:
            self._bad = bad
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape shows the last good value again; Return leaves the line, unless what was typed cannot be used."""
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self._bad):
            self.setText(self._kept)
            self.setModified(False)
            self.entered.emit(self._kept)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and not self._bad:
            rest = rest_of(self)
            if rest is not None:
                rest.rest_from(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the outline."""
        super().paintEvent(event)
        if self._bad:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(error_colour(self.palette()), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _finish(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text())
