"""When frames are drawn: one after another, and never two without the window being free in between."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_MS = 4
"""The window's own after every piece of work: whatever came meanwhile is painted and heard."""


class FrameClock(QObject):
    """Calls `frame`, and `between` at most once between two frames.

    `frame` returns how many milliseconds after its beginning the next one is due, and whether `between` has something
    to do until then. A timer that ticks in steady periods would catch up on a slow machine, frame upon frame.
    """

    def __init__(self, parent: QObject, frame: Callable[[], tuple[int, bool]], between: Callable[[], object]) -> None:
        super().__init__(parent)
        self._frame, self._between = frame, between
        self._due, self._more = 0.0, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """A frame soon, and then on and on."""
        self._due, self._more = 0.0, False
        self._timer.start(PAUSE_MS)

    def stop(self) -> None:
        """None from now on."""
        self._timer.stop()

    @property
    def going(self) -> bool:
        """Whether it was started."""
        return self._timer.isActive()

    def _tick(self) -> None:
        if self._more:
            self._more = False
            self._between()
        else:
            began = perf_counter()
            interval, self._more = self._frame()
            self._due = began + interval / 1000
        if self.going:  # what was called may have stopped it
            wait = 0 if self._more else round(1000 * (self._due - perf_counter()))
            self._timer.start(max(wait, PAUSE_MS))
