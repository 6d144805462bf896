"""The order in which the pixels of a map are computed: every 16th, every 4th, then all; each pixel once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRIDES = (16, 4, 1)


@dataclass(frozen=True)
class Tile:
    """``pixels`` are flat numbers (row * columns + column); ``stride``: how far apart its pass lays them."""

    number: int
    stride: int
    pixels: NDArray[np.int64]


def tiles(shape: tuple[int, int], most: int, strides: tuple[int, ...] = STRIDES) -> list[Tile]:
    """All tiles of a grid of ``shape`` (rows, columns), coarse ones first, none with more than ``most`` pixels."""
    rows, columns = np.arange(shape[0])[:, None], np.arange(shape[1])[None]
    found: list[Tile] = []
    before: int | None = None
    for stride in strides:
        if stride == 1 and before is None:
            pixels = np.arange(shape[0] * shape[1])
        else:
            wanted = (rows % stride == 0) & (columns % stride == 0)
            if before is not None:
                wanted &= ~((rows % before == 0) & (columns % before == 0))
            pixels = np.flatnonzero(wanted)
        before = stride
        for start in range(0, len(pixels), max(1, most)):
            found.append(Tile(len(found), stride, pixels[start : start + most]))
    return found
