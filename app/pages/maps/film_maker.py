"""Computes and writes an animation of maps beside the window's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.pages.maps.map_order import MapOrder


class FilmMaker(QObject):
    """One animation at a time."""

    progressed = Signal(int, int)
    """Pictures made, of how many."""
    written = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether one is being made."""
        return self._thread is not None and self._thread.is_alive()

    def make(self, file: Path, orders: Sequence[MapOrder], milliseconds: int) -> bool:
        """Begins; `written` or `failed` comes later. False while another one is being made."""
        if self.busy or self._stop.is_set():
            return False
        self._thread = threading.Thread(target=self._work, args=(file, orders, milliseconds), name="map film")
        self._thread.start()
        return True

    def _work(self, file: Path, orders: Sequence[MapOrder], milliseconds: int) -> None:
        try:
            if self._made(file, orders, milliseconds):
                self.written.emit(str(file))
        except InputError as error:
            self.failed.emit(str(error))
        except OSError as error:
            self.failed.emit(f"{file}: {error.strerror or error}")
        except Exception as error:
            self.failed.emit(f"{type(error).__name__}: {error}")

    def _made(self, file: Path, orders: Sequence[MapOrder], milliseconds: int) -> bool:
        from engine.maps import Grid, compute, surface_machine
        from engine.maps.export import write_png

        tasks, grids = [order.task() for order in orders], []
        for number, task in enumerate(tasks):
            grid = Grid(task.shape)
            for _ in compute(task, surface_machine(task), grid, strides=(1,), cancelled=self._stop.is_set):
                pass
            if self._stop.is_set():
                return False
            grid.figures = {n: v for n, v in grid.figures.items() if n in (task.colour, "diverged_at")}
            grids.append(grid)
            self.progressed.emit(number + 1, len(tasks))
        write_png(file, tasks, grids, milliseconds)
        return True

    def close(self) -> None:
        """Calls it off and waits for the thread."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
