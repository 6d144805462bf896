"""Moves a map along a third axis: a slider over its values, and a button that plays them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.knob.slider import PlaceSlider

FRAME_MS = 50


class FilmBar(QWidget):
    """`frame` counts from 0. `moved` carries it when a person moves; `due` comes when the next one should, while
    playing.
    """

    moved = Signal(int)
    due = Signal()

    def __init__(self, frames: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.value = QLabel(), QLabel()
        self.slider, self.play = PlaceSlider(), QToolButton()
        self.slider.setRange(0, frames - 1)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(max(1, frames // 10))
        self.slider.setAccessibleName(self.tr("Third axis"))
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("-0.000001234"))
        self.play.setText(self.tr("Play"))
        self.play.setCheckable(True)
        self.play.setToolTip(self.tr("Moves along the third axis, over and over"))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        row.addWidget(self.play)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self.due)
        self.play.toggled.connect(self._played)
        self.slider.moved.connect(lambda _place, _end: self.moved.emit(self.frame))

    @property
    def frame(self) -> int:
        return self.slider.value()

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
        self.slider.setValue((self.frame + 1) % (self.slider.maximum() + 1))
        self.moved.emit(self.frame)

    def _played(self, on: bool) -> None:
        if on:
            self._timer.start()
        else:
            self._timer.stop()
