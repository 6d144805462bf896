"""What is known of a map so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Grid:
    """Figures by name, ``(rows, columns)`` float64, NaN where nothing is known or there is none; ``done`` says which
    pixels are computed.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.shape = shape
        self.done = np.zeros(shape, bool)
        self.figures: dict[str, Array] = {}

    @property
    def finished(self) -> bool:
        return bool(self.done.all())

    @property
    def stride(self) -> int:
        """How far apart pixels lie that are all computed: 1, 4, 16, or 64 where not even those are."""
        return next(stride for stride in (1, 4, 16, 64) if stride == 64 or self.done[::stride, ::stride].all())

    def put(self, pixels: NDArray[np.int64], figures: Mapping[str, Array]) -> None:
        """Takes what a tile found, and keeps the arrays themselves where it found all. ``pixels`` go upwards."""
        where: slice | NDArray[np.int64] = pixels
        if len(pixels) and pixels[-1] - pixels[0] == len(pixels) - 1:
            where = slice(int(pixels[0]), int(pixels[-1]) + 1)
        for name, values in figures.items():
            if len(values) == self.done.size and isinstance(where, slice):
                self.figures[name] = values.reshape(self.shape)
                continue
            if name not in self.figures:
                self.figures[name] = np.full(self.shape, np.nan)
            self.figures[name].reshape(-1)[where] = values
        self.done.reshape(-1)[where] = True

    def coarse(self, name: str, stride: int) -> Array:
        """The figure with every pixel showing the nearest computed one up and to the left, ``stride`` apart."""
        values = self.figures[name]
        if stride == 1:
            return values
        return np.where(self.done, values, spread(values[::stride, ::stride], stride, self.shape))

    def at(self, row: int, column: int) -> dict[str, float]:
        """The figures of a pixel, or as long as it is not computed those of the nearest one as of :meth:`coarse`."""
        if not self.done[row, column]:
            stride = self.stride
            row, column = row // stride * stride, column // stride * stride
        return {name: float(values[row, column]) for name, values in self.figures.items()}


def spread(values: NDArray[Any], stride: int, shape: tuple[int, int]) -> NDArray[Any]:
    """``values`` (rows, columns, …), each ``stride`` times along both axes, cut to ``shape``."""
    return values.repeat(stride, axis=1)[:, : shape[1]].repeat(stride, axis=0)[: shape[0]]
