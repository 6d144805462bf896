"""Pixels that share their problem and seed are computed together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from engine.maps.task import MapTask

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]
Figures = dict[str, Array]


def by_problem(
    task: MapTask, pixels: Pixels, alike: Callable[[tuple[Pixels, Pixels]], Figures | None]
) -> Figures | None:
    """Figures ``(N,)`` by name of flat pixel numbers ``(N,)``.

    ``alike`` answers them for the (column, row) of pixels between which only runs' own axes differ; None, as it
    answers when it was called off, is the answer for all.
    """
    rows, columns = np.divmod(pixels, task.shape[1])
    places = columns, rows
    shared = [place for axis, place in zip(task.axes, places, strict=True) if axis.shared]
    which = np.zeros(len(pixels), np.int64)
    if shared:
        which = np.unique(np.stack(shared, axis=1), axis=0, return_inverse=True)[1].reshape(-1)
    found: Figures = {}
    for group in np.unique(which):
        some = np.flatnonzero(which == group)
        part = alike((columns[some], rows[some]))
        if part is None:
            return None
        for name, values in part.items():
            found.setdefault(name, np.full(len(pixels), np.nan))[some] = values
    return found
