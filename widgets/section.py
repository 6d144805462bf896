"""A titled part of a panel, with room for small buttons beside the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from widgets.labels import bold_label
from widgets.menu_text import plain

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Section(QFrame):
    """`body` is where the content goes."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = bold_label(title)
        self.header = QHBoxLayout()
        self.header.setSpacing(2)
        self.header.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 10, 12, 12)
        outer.setSpacing(8)
        outer.addLayout(self.header)
        outer.addLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)

    def add_button(self, action: QAction) -> QToolButton:
        """A small flat button for `action`."""
        button = tool_button(action)
        self.header.addWidget(button)
        return button


class Rule(QWidget):
    """A hairline between two parts."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the palette's line colour."""
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))


def tool_button(action: QAction, size: int = 18) -> QToolButton:
    """A flat button with the action's icon, its name and tool tip for those who cannot see it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setIconSize(QSize(size, size))
    button.setAccessibleName(plain(action.text()))
    action.changed.connect(lambda: button.setAccessibleName(plain(action.text())))
    return button
