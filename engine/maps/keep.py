"""Maps' tiles on disk while they are computed: a killed program goes on where it was."""

from __future__ import annotations

import time
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.maps.grid import Grid
from engine.whole_file import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.maps.task import MapTask

EVERY = 2.0
"""Seconds between two writings."""
SHARE = 20
"""Computing takes at least so many times as long as writing what it gave."""


class Pace:
    """When it is time to write again."""

    def __init__(self) -> None:
        self._last, self._pause = time.monotonic(), EVERY

    @property
    def due(self) -> bool:
        return time.monotonic() - self._last >= self._pause

    def wrote(self, began: float) -> None:
        """Writing took from ``began``, of ``time.monotonic``, until now."""
        self._last = time.monotonic()
        self._pause = max(EVERY, SHARE * (self._last - began))


class Keep:
    """The file ``path`` of the maps ``tasks``, which have one shape: ``key``, ``done`` and every figure, put in place
    whole each time. Arrays are ``(rows, columns)`` of one map, with an axis in front of several.
    """

    def __init__(self, path: Path, tasks: Sequence[MapTask]) -> None:
        self.path, self._pace = path, Pace()
        self._key = "\n".join(task.key for task in tasks)
        self._shape = tasks[0].shape
        self._stack = self._shape if len(tasks) == 1 else (len(tasks), *self._shape)
        self._count = len(tasks)

    def close(self) -> None:
        """Nothing is held."""

    def grids(self) -> list[Grid]:
        """What is there already, one grid a map. Raises InputError for a file of other maps or of something else."""
        grids = [Grid(self._shape) for _ in range(self._count)]
        if not self.path.exists():
            return grids
        try:
            with self.path.open("rb") as file, np.load(file, allow_pickle=False) as found:
                arrays = {name: found[name] for name in found.files}
            key, done = str(arrays.pop("key")), arrays.pop("done")
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise InputError(f"{self.path}: does not hold a map ({error})") from None
        if key != self._key:
            raise InputError(f"{self.path}: holds another map; take another name, or remove it")
        if any(array.shape != self._stack for array in (done, *arrays.values())):
            raise InputError(f"{self.path}: damaged; remove it")
        for number, grid in enumerate(grids):
            grid.done[:] = done.reshape(-1, *self._shape)[number]
            if grid.done.any():
                each = {name: values.reshape(-1, *self._shape)[number] for name, values in arrays.items()}
                grid.figures.update({name: np.array(values, np.float64) for name, values in each.items()})
        return grids

    def add(self, grids: Sequence[Grid], now: bool = False) -> None:
        """Writes what is known, at most every two seconds, or less often where that takes long, unless ``now``."""
        if not now and not self._pace.due:
            return
        began = time.monotonic()
        nothing = np.full(self._shape, np.nan)
        names = dict.fromkeys(name for grid in grids for name in grid.figures)
        figures = {name: self._stacked([grid.figures.get(name, nothing) for grid in grids]) for name in names}
        done = self._stacked([grid.done for grid in grids])
        with whole(self.path) as part, part.open("wb") as file:
            np.savez(file, key=np.array(self._key), done=done, **figures)  # type: ignore[arg-type]
        self._pace.wrote(began)

    def _stacked(self, layers: Sequence[NDArray[np.generic]]) -> NDArray[np.generic]:
        return np.stack(layers).reshape(self._stack)
