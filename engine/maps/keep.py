"""A map's tiles on disk while it is computed: a killed program goes on where it was."""

from __future__ import annotations

import time
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.maps.grid import Grid
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.maps.task import MapTask

EVERY = 2.0
"""Seconds between two writings."""


class Keep:
    """The file ``path`` of one ``task``: ``key``, ``done`` and every figure, put in place whole each time."""

    def __init__(self, path: Path, task: MapTask) -> None:
        self.path, self.task = path, task
        self._last = time.monotonic()

    def close(self) -> None:
        """Nothing is held."""

    def grid(self) -> Grid:
        """What is there already. Raises InputError for a file of another map or of something else."""
        grid = Grid(self.task.shape)
        if not self.path.exists():
            return grid
        try:
            with self.path.open("rb") as file, np.load(file, allow_pickle=False) as found:
                arrays = {name: found[name] for name in found.files}
            key, done = str(arrays.pop("key")), arrays.pop("done")
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise InputError(f"{self.path}: does not hold a map ({error})") from None
        if key != self.task.key:
            raise InputError(f"{self.path}: holds another map; take another name, or remove it")
        if any(array.shape != grid.shape for array in (done, *arrays.values())):
            raise InputError(f"{self.path}: damaged; remove it")
        grid.done[:] = done
        grid.figures.update({name: np.array(values, np.float64) for name, values in arrays.items()})
        return grid

    def add(self, grid: Grid, now: bool = False) -> None:
        """Writes what is known, at most every two seconds unless ``now``."""
        if not now and time.monotonic() - self._last < EVERY:
            return
        with whole(self.path) as part, part.open("wb") as file:
            figures: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = dict(grid.figures)
            np.savez(file, key=np.array(self.task.key), done=grid.done, **figures)  # type: ignore[arg-type]
        self._last = time.monotonic()
