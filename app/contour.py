"""The landscape under a trajectory: the loss of a surface on a grid, computed beside the window's thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.problem import problems
from engine.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

Window = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Landscape:
    """`loss` (rows along y, columns along x) over `x` and `y`, float64; `minima` are (x, y) points."""

    x: np.ndarray
    y: np.ndarray
    loss: np.ndarray
    minima: tuple[tuple[float, float], ...]


def surface_of(problem: Mapping[str, Any]) -> Surface | None:
    """The two-parameter surface that a problem in spec form is, or None."""
    declaration = problems[problem["name"]]
    if not isinstance(declaration, Surface):
        return None
    values = declaration.values({key: value for key, value in problem.items() if key != "name"})
    return declaration if len(declaration.variables(values)) == 2 else None


def landscape(problem: Mapping[str, Any], window: Window, columns: int, rows: int) -> Landscape:
    """The loss of a two-parameter surface over `window` (low x, high x, low y, high y)."""
    surface = surface_of(problem)
    assert surface is not None
    values = surface.values({key: value for key, value in problem.items() if key != "name"})
    formula = surface.formula(values)
    x = np.linspace(window[0], window[1], columns)
    y = np.linspace(window[2], window[3], rows)
    grid_x, grid_y = np.meshgrid(x, y)
    loss = formula.loss((grid_x, grid_y), tuple(surface.parameters(values).values()))
    return Landscape(x, y, np.array(loss, dtype=np.float64), tuple((m[0], m[1]) for m in surface.minima(values)))


class ContourMaker(QObject):
    """Latest wins: a request that comes while one is computed waits, and replaces one that waits."""

    ready = Signal(object)
    """A `Landscape` for the latest request."""
    failed = Signal(str)
    _done = Signal(object, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[Any, ...] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._done.connect(self._finish)

    def request(self, problem: Mapping[str, Any], window: Window, columns: int, rows: int) -> None:
        """Asks for a landscape; `ready` comes later."""
        self._waiting = (problem, window, columns, rows)
        if self._thread is None and not self._closed:
            self._start()

    def _start(self) -> None:
        asked, self._waiting = self._waiting, None
        self._thread = threading.Thread(target=self._work, args=(asked,), name="contour")
        self._thread.start()

    def _work(self, asked: tuple[Any, ...]) -> None:
        try:
            found, error = landscape(*asked), ""
        except Exception as problem:
            found, error = None, str(problem)
        if not self._closed:
            self._done.emit(asked, found, error)

    def _finish(self, _asked: object, found: object, error: str) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._closed:
            return
        if self._waiting is not None:
            self._start()
        elif found is not None:
            self.ready.emit(found)
        else:
            self.failed.emit(error)

    def close(self) -> None:
        """Waits for the thread."""
        self._closed = True
        if self._thread is not None:
            self._thread.join()
            self._thread = None
