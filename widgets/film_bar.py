"""Moves along an axis that a picture has not: a slider over its places, and a button that plays them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QToolButton

from widgets.knob.slider import PlaceSlider
from widgets.tool_row import ToolRow

FRAME_MS = 50


class FilmBar(ToolRow):
    """`frame` counts from 0. `moved` carries it when a person moves; `due` comes when the next one should, while
    playing.
    """

    moved = Signal(int)
    due = Signal()

    def __init__(self, frames: int, name: str, tip: str) -> None:
        """`name`: of the slider, for those who hear it; `tip`: what the button does."""
        super().__init__((14, 5, 14, 5), 10)
        self.title, self.value = QLabel(), QLabel()
        self.slider, self.play = PlaceSlider(), QToolButton()
        self.slider.setRange(0, frames - 1)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(max(1, frames // 10))
        self.slider.setAccessibleName(name)
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("-0.000001234"))
        self.play.setText(self.tr("Play"))
        self.play.setCheckable(True)
        self.play.setToolTip(tip)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.title, self.slider, self.value, self.play):
            self.row.addWidget(widget, 1 if widget is self.slider else 0)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self.due)
        self.play.toggled.connect(self._played)
        self.slider.moved.connect(lambda _place, _end: self.moved.emit(self.frame))

    @property
    def frame(self) -> int:
        return self.slider.value()

    @property
    def last(self) -> int:
        """The number of the last frame."""
        return self.slider.maximum()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_axis(self, title: str, frame: int = 0) -> None:
        """Another axis, from its frame on; emits nothing and stops."""
        self.title.setText(title)
        self.play.setChecked(False)
        self.slider.setValue(frame)

    def show_value(self, text: str) -> None:
        """The value that the frame stands for."""
        self.value.setText(text)

    def advance(self) -> None:
        """The next frame, after the last the first."""
        self.go(0 if self.frame == self.last else self.frame + 1)

    def go(self, frame: int) -> None:
        """To a frame, as if by hand."""
        self.slider.setValue(frame)
        self.moved.emit(self.frame)

    def _played(self, on: bool) -> None:
        if on:
            self._timer.start()
        else:
            self._timer.stop()
