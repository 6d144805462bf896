"""The bar at the bottom: run, step, stop, reset, how far, how fast, how long still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.plot.number_text import step_text
from widgets.section import tool_button
from widgets.speed_slider import SpeedSlider

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolButton


class ProgressLine(QWidget):
    """A thin bar, 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Shows a share."""
        if share != self._share:
            self._share = min(max(share, 0.0), 1.0)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Groove and filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self._share > 0:
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(0, 0, max(self.width() * self._share, 6.0), 6), 3, 3)


def small_buttons(actions: Iterable[QAction]) -> list[QToolButton]:
    """The same commands on a page of its own: icons in one row."""
    buttons = [tool_button(action, 18) for action in actions]
    for button in buttons:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFixedSize(QSize(30, 28))
    return buttons


class Transport(QWidget):
    """Buttons are the actions that it is given, the first one large."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speed = SpeedSlider()
        self._line = ProgressLine()
        self._place = QLabel()
        self._pace = QLabel()
        self._pace.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pace.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 14, 7)
        row.setSpacing(4)
        for place, action in enumerate(actions):
            button = tool_button(action, 20)
            button.setFixedSize(QSize(34, 34))
            if place == 0:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setFixedSize(QSize(104, 34))
                button.setAutoRaise(False)
            row.addWidget(button)
        texts = QHBoxLayout()
        texts.addWidget(self._place)
        texts.addStretch(1)
        texts.addWidget(self._pace)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addLayout(texts)
        middle.addWidget(self._line)
        row.addSpacing(12)
        row.addLayout(middle, 1)
        row.addSpacing(18)
        row.addWidget(self.speed)
        self.set_progress(0, 0, None, 0.0, running=False)

    def set_progress(
        self, step: int, steps: int, per_epoch: int | None, speed: float, *, running: bool, note: str = ""
    ) -> None:
        """How far: `step` of `steps`; `speed` in steps per second; `note` replaces the pace while not running."""
        place = self.tr("Step %1 of %2").replace("%1", step_text(step)).replace("%2", step_text(steps))
        if per_epoch:
            place += self.tr("  ·  epoch %1").replace("%1", f"{step / per_epoch:.1f}")
        pace = note
        if running and speed > 0:
            rate = step_text(speed) if speed >= 10 else f"{speed:.1f}"
            pace = self.tr("%1 steps/s").replace("%1", rate)
            if steps > step:
                pace += "  ·  " + self.tr("%1 left").replace("%1", duration((steps - step) / speed))
        for label, text in ((self._place, place), (self._pace, pace)):
            if label.text() != text:
                label.setText(text)
        self._line.set_share(step / steps if steps else 0.0)
        self._line.setAccessibleName(place)

    def place_text(self) -> str:
        """What is said about the place."""
        return self._place.text()


def duration(seconds: float) -> str:
    """A time to wait: '8 s', '2:05', '1:02:05'."""
    whole = round(seconds)
    if whole < 60:
        return f"{max(whole, 1)} s" if seconds >= 0.05 else "0 s"
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
