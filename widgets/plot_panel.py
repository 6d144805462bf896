"""A plot with a header line: its title, and the few controls that it needs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from widgets.labels import bold_label, muted_label

if TYPE_CHECKING:
    from collections.abc import Sequence


class PlotPanel(QWidget):
    """`views` lie on top of one another, one is shown; `header` takes controls, from the right."""

    def __init__(self, title: str, views: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._note = bold_label(title), muted_label("")
        self.header = QHBoxLayout()
        self.header.setContentsMargins(12, 5, 8, 0)
        self.header.setSpacing(6)
        self.header.addWidget(self._title)
        self.header.addWidget(self._note, 1)
        self._empty = muted_label("")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(24)
        self._stack = QStackedLayout()
        for view in [*views, self._empty]:
            self._stack.addWidget(view)
        self._views = list(views)
        self._name_views(title)
        self._shown = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.header)
        outer.addLayout(self._stack, 1)
        self.setMinimumSize(220, 150)

    def add_control(self, widget: QWidget) -> None:
        """One more control at the right of the header."""
        self.header.addWidget(widget)

    def title(self) -> str:
        """What it shows."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self._name_views(title)

    def _name_views(self, title: str) -> None:
        """For those who hear the window: a plot is named by what stands over it."""
        for view in self._views:
            view.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """A muted word beside the title."""
        if note != self._note.text():
            self._note.setText(note)

    def show_view(self, place: int) -> None:
        """Shows one of the views."""
        self._shown = place
        self._stack.setCurrentIndex(place)

    def show_empty(self, text: str) -> None:
        """Says what to do instead of showing a view; empty text brings the view back."""
        self._empty.setText(text)
        self._stack.setCurrentWidget(self._empty if text else self._views[self._shown])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The background of plots."""
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
