"""Computes maps beside the window's thread: live by kernels that let go of Python's lock and need no torch, all others
in a process of their own, once that is agreed to.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.pages.maps.map_order import MapAnswer
from engine.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.pages.maps.map_order import MapOrder
    from engine.foreign.permission import Permission
    from engine.maps import Grid, MapTask
    from engine.maps.compute import Machine

LIVE, SLOW = 0.03, 0.25
"""Seconds between two pictures."""


class MapMaker(QObject):
    """Latest wins: a new order calls off the one that is being computed.

    `permission` answers what the person has agreed to run; it is asked at every order.
    """

    ready = Signal(object)
    """A `MapAnswer`, coarse ones first."""
    waits = Signal(object, str)
    """An order that takes longer than was agreed to, and why it is not compiled, if it is not."""
    failed = Signal(str)
    _came = Signal(object, object)

    def __init__(self, permission: Callable[[], Permission], parent: QObject | None = None) -> None:
        super().__init__(parent)
        from engine.maps.map_process import MapProcess

        self._lock = threading.Condition()
        self._wanted: MapOrder | None = None
        self._thread: threading.Thread | None = None
        self._closed = self._off = False
        self._process, self._permission = MapProcess(), permission
        self.latest: MapOrder | None = None
        self._finished: MapOrder | None = None
        self._came.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a map is being computed."""
        return self.latest is not self._finished

    def order(self, order: MapOrder) -> None:
        """Asks for a map; `ready`, `waits` or `failed` comes later."""
        order = replace(order, permission=self._permission())
        with self._lock:
            self._wanted = self.latest = order
            self._lock.notify()
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="map")
            self._thread.start()

    def cancel(self) -> None:
        """Calls off the map that is being computed; nothing more comes of it."""
        with self._lock:
            self._wanted, self._off = None, True
        self.latest = self._finished

    def _work(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._closed or self._wanted is not None)
                order, self._wanted, self._off = self._wanted, None, False
            if self._closed or order is None:
                self._process.close()
                return
            try:
                self._compute(order)
            except InputError as error:
                self._came.emit(order, error)
            except Exception as error:
                self._came.emit(order, InputError(f"{type(error).__name__}: {error}"))

    def _compute(self, order: MapOrder) -> None:
        from engine.maps import Grid, compute
        from engine.maps.tiles import QUICK, passes

        began, task = time.perf_counter(), order.task()
        grid = order.grid or Grid(task.shape)
        if grid.done.any():
            self._show(order, task, grid, began)
        machine = None if grid.finished else self._machine(order, task)
        if machine is None:
            return
        live, work = order.agreed == "live", task.spec.steps * task.shape[0] * task.shape[1] * len(task.runs)
        pause, shown = LIVE if live else SLOW, 0.0
        for _, progress in compute(
            task, machine, grid, strides=passes(work if live else max(work, QUICK)), cancelled=self._stale
        ):
            if progress.done < progress.total and time.perf_counter() - shown < pause and progress.tile.stride < 16:
                continue
            self._show(order, task, grid, began, progress.left)
            shown = time.perf_counter()

    def _machine(self, order: MapOrder, task: MapTask) -> Machine | None:
        """What computes ``task``; None where it is called off, or has to wait for somebody to agree."""
        from engine.maps import surface_machine
        from engine.maps.fused_map import refusal

        reason = refusal(task)
        if reason is None:
            return surface_machine(task)
        if order.agreed == "live":
            self._came.emit(order, "" if task.surface is None else reason)
            return None
        machine = self._process.machine(task, allow_code=order.permission, cancelled=self._stale)
        if machine is not None and machine.reason is not None and order.agreed != "any":
            self._came.emit(order, machine.reason)
            return None
        return machine

    def _show(self, order: MapOrder, task: MapTask, grid: Grid, began: float, left: float = 0.0) -> None:
        from engine.maps import COLOURS
        from engine.maps.picture import painted

        made, ends = painted(grid, COLOURS[order.colour], grid.stride)
        done, seconds = int(grid.done.sum()), time.perf_counter() - began
        self._came.emit(order, MapAnswer(order, task, grid, made, ends, done, seconds, left))

    def _stale(self) -> bool:
        return self._closed or self._off or self._wanted is not None

    def _take(self, order: MapOrder, came: object) -> None:
        if self._closed or order is not self.latest:
            return
        if isinstance(came, MapAnswer):
            if came.finished:
                self._finished = order
            self.ready.emit(came)
            return
        self._finished = order
        if isinstance(came, InputError):
            self.failed.emit(str(came))
        else:
            self.waits.emit(order, came)

    def close(self) -> None:
        """Waits for the thread, and ends the process."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
