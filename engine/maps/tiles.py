"""The order in which the pixels of a map are computed: every 16th, every 4th, then all; each pixel once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRIDES = (16, 4, 1)
QUICK, LARGE = 5e6, 1.28e9
"""Run-steps up to which a map comes at once, some milliseconds, and from which every 64th pixel comes first."""


def passes(work: float) -> tuple[int, ...]:
    """How far apart the pixels of each pass lie in a map of so many run-steps."""
    return (1,) if work < QUICK else STRIDES if work < LARGE else (64, *STRIDES)


@dataclass(frozen=True)
class Tile:
    """``pixels`` are flat numbers (row * columns + column); ``stride``: how far apart its pass lays them."""

    number: int
    stride: int
    pixels: NDArray[np.int64]


def tiles(shape: tuple[int, int], most: int, strides: tuple[int, ...] = STRIDES) -> Iterator[Tile]:
    """All tiles of a grid of ``shape`` (rows, columns), coarse ones first, none with more than ``most`` pixels."""
    number, before = 0, 0
    for stride in strides:
        rows, columns = (np.arange(0, size, stride) for size in shape)
        pixels = (rows[:, None] * shape[1] + columns).reshape(-1)
        if before:
            known = (rows % before == 0)[:, None] & (columns % before == 0)
            pixels = pixels[~known.reshape(-1)]
        before = stride
        for start in range(0, len(pixels), max(1, most)):
            yield Tile(number, stride, pixels[start : start + most])
            number += 1
