"""Computes maps beside the window's thread: kernels let go of Python's lock, and need no torch."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import InputError

if TYPE_CHECKING:
    import numpy as np

    from engine.maps import MapTask
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class MapOrder:
    """What is to be computed: a spec with two axes, and what of it; a `tolerance` is a loss."""

    spec: ExperimentSpec
    colour: str
    run: int
    tolerance: float | None = None

    def at(self, spec: ExperimentSpec) -> MapOrder:
        """The same of another spec."""
        return replace(self, spec=spec)

    def task(self) -> MapTask:
        """Checked. Raises InputError."""
        from engine.maps import task_of

        return task_of(self.spec, self.colour, self.run, self.tolerance, flush=True)


@dataclass(frozen=True, eq=False)
class MapAnswer:
    """A map as far as it is: figures, RGB `pixels` (lowest row first), the numbers at the `ends` of the colours."""

    order: MapOrder
    task: MapTask
    figures: dict[str, np.ndarray]
    pixels: np.ndarray
    ends: tuple[float, float]
    stride: int
    seconds: float


class MapMaker(QObject):
    """Latest wins: a new order calls off the one that is being computed."""

    ready = Signal(object)
    """A `MapAnswer`, coarse ones first."""
    failed = Signal(str)
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Condition()
        self._wanted: MapOrder | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self.latest: MapOrder | None = None
        self._finished: MapOrder | None = None
        self._came.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a map is being computed."""
        return self.latest is not self._finished

    def order(self, order: MapOrder) -> None:
        """Asks for a map; `ready` or `failed` comes later."""
        with self._lock:
            self._wanted = self.latest = order
            self._lock.notify()
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="map")
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._closed or self._wanted is not None)
                order, self._wanted = self._wanted, None
            if self._closed or order is None:
                return
            try:
                self._compute(order)
            except InputError as error:
                self._came.emit(order, str(error))
            except Exception as error:
                self._came.emit(order, f"{type(error).__name__}: {error}")

    def _compute(self, order: MapOrder) -> None:
        from engine.maps import COLOURS, Grid, compute, surface_machine
        from engine.maps.picture import painted

        began = time.perf_counter()
        task = order.task()
        machine, colour, grid = surface_machine(task), COLOURS[order.colour], Grid(task.shape)
        quick = task.spec.steps * task.shape[0] * task.shape[1] * len(task.runs) < 5e6
        shown = 0.0
        for _, progress in compute(task, machine, grid, strides=(1,) if quick else (16, 4, 1), cancelled=self._stale):
            if progress.done < progress.total and time.perf_counter() - shown < 0.03 and progress.tile.stride == 1:
                continue
            stride = next(stride for stride in (1, 4, 16) if stride == 16 or grid.done[::stride, ::stride].all())
            figures = {name: grid.coarse(name, stride).copy() for name in grid.figures}
            made, ends = painted(grid, colour, stride)
            shown = time.perf_counter()
            self._came.emit(order, MapAnswer(order, task, figures, made, ends, stride, shown - began))

    def _stale(self) -> bool:
        return self._closed or self._wanted is not None

    def _take(self, order: MapOrder, came: object) -> None:
        if self._closed or order is not self.latest:
            return
        if isinstance(came, MapAnswer):
            if came.stride == 1:
                self._finished = order
            self.ready.emit(came)
        else:
            self._finished = order
            self.failed.emit(came)

    def close(self) -> None:
        """Waits for the thread."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
