"""Normal noise on a gradient: what the randomness of batches does to a formula surface."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.data.randomness import Purpose, philox

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

BLOCK = 512
WORDS = 4  # of one Philox counter


class GradientNoise:
    """Standard normal numbers for every step and coordinate, a pure function of ``(seed, step, coordinate)``.

    Each coordinate has a Philox stream of its own in which two words make the numbers of two consecutive steps
    (Box and Muller 1958), computed with the functions of kernels: the same bits on every machine. All runs of a batch
    get the same numbers, so that a comparison stays a fair race.
    """

    def __init__(self, seed: int, dimension: int) -> None:
        self.seed, self.dimension = seed, dimension
        self._first = -1
        self._numbers = np.empty((0, dimension))

    def at(self, step: int, like: Tensor) -> Tensor:
        """The numbers ``(1, D)`` of ``step``, in the dtype and on the device of ``like``."""
        import torch

        first = step - step % BLOCK
        if first != self._first:
            self._first, self._numbers = first, self._block(first)
        return torch.from_numpy(self._numbers[step - first : step - first + 1]).to(like.device, like.dtype)

    def rows(self, first: int, count: int) -> NDArray[np.float64]:
        """The numbers ``(count, D)`` of the steps from ``first`` on, float64."""
        begin = first - first % BLOCK
        blocks = [self._block(start) for start in range(begin, first + count, BLOCK)]
        return np.concatenate(blocks)[first - begin : first - begin + count]

    def _block(self, first: int) -> NDArray[np.float64]:
        """Float64 numbers ``(BLOCK, D)`` from step ``first`` on."""
        from engine.fused.elementwise import applied

        words = np.stack([self._stream(coordinate, first) for coordinate in range(self.dimension)])
        uniform = (words >> np.uint64(11)).astype(np.float64) * 2.0**-53
        radius = np.sqrt(-2.0 * applied("log", uniform[:, 0::2] + 2.0**-53))
        angle = uniform[:, 1::2] * (2.0 * math.pi)
        pair = np.stack((radius * applied("cos", angle), radius * applied("sin", angle)), axis=2)
        return np.ascontiguousarray(pair.reshape(self.dimension, BLOCK).T)

    def _stream(self, coordinate: int, first: int) -> NDArray[np.uint64]:
        stream = philox(self.seed, Purpose.NOISE, coordinate)
        stream.advance(first // WORDS)
        words: NDArray[np.uint64] = stream.random_raw(BLOCK)
        return words
