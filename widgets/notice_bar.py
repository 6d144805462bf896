"""One line over the page that says what happened, and offers what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from widgets.engine_text import translated
from widgets.sign_button import sign_button
from widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["note", "warning", "error"]
_STRIPES = {"note": "#2F7FD1", "warning": "#D08A00", "error": "#D0343C"}


class NoticeBar(ToolRow):
    """Shown by `show_notice`, hidden by `clear` or its own cross; `chosen` carries the key of a pressed button."""

    chosen = Signal(str)
    dismissed = Signal()
    told = Signal(str, str)
    """A text was shown, and its kind."""

    def __init__(self) -> None:
        super().__init__((16, 5, 8, 5), 10)
        self._kind: Kind = "note"
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._close = sign_button("✕", self.tr("Dismiss"))
        self._close.clicked.connect(self._dismiss)
        self.row.addWidget(self._text, 1)
        self.row.addLayout(self._buttons)
        self.row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_notice(self, text: str, kind: Kind = "note", buttons: Sequence[tuple[str, str]] = ()) -> None:
        """Shows `text`, which may be a message of the engine; `buttons` are (key, label)."""
        self._kind, text = kind, translated(text)
        self._text.setText(text)
        self.told.emit(text, kind)
        self.setAccessibleName(text)
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, label in buttons:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._buttons.addWidget(button)
        self._close.setVisible(not buttons)
        self.show()
        self.update()

    def clear(self) -> None:
        """Takes the line away."""
        self._text.clear()
        self.hide()

    def text(self) -> str:
        """What is shown, or nothing."""
        return self._text.text()

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted band with a stripe of the kind's colour."""
        painter = QPainter(self)
        stripe = QColor(_STRIPES[self._kind])
        tint = QColor(stripe)
        tint.setAlphaF(0.14)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(self.rect(), tint)
        painter.fillRect(QRectF(0, 0, 4, self.height()), stripe)
