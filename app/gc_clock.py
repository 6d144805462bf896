"""Collects garbage in the window's own thread only.

Python's cyclic collector runs in whatever thread allocates; in the engine's thread it could finalise a Qt object
there, which aborts; and inside a destructor of Qt's own it deadlocks. So automatic collection is off while a window
is open, and a timer collects.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer


class GcClock(QObject):
    """Alive while automatic collection is off; `stop` turns it on again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        young, middle, _ = gc.get_count()
        limit, middle_limit, _ = gc.get_threshold()
        self._rounds += 1
        if self._rounds % 60 == 0:
            gc.collect(1)
        elif young > limit or middle > middle_limit:
            gc.collect(0)

    def stop(self) -> None:
        """Automatic collection as it was before; what has gathered goes now, outside of any destructor."""
        self._timer.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        if self._was_on:
            gc.enable()
