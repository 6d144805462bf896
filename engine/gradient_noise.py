"""Normal noise on a gradient: what the randomness of batches does to a formula surface."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from engine import maths
from engine.data.randomness import Purpose, philox

BLOCK = 512
WORDS = 4  # of one Philox counter


class GradientNoise:
    """Standard normal numbers for every step and coordinate, a pure function of ``(seed, step, coordinate)``.

    Each coordinate has a Philox stream of its own in which two words make the numbers of two consecutive steps
    (Box and Muller 1958), computed with :mod:`engine.maths`: the same bits on every machine. All runs of a batch get
    the same numbers, so that a comparison stays a fair race.
    """

    def __init__(self, seed: int, dimension: int) -> None:
        self.seed, self.dimension = seed, dimension
        self._first = -1
        self._numbers = torch.empty(0)

    def at(self, step: int, like: Tensor) -> Tensor:
        """The numbers ``(1, D)`` of ``step``, in the dtype and on the device of ``like``."""
        first = step - step % BLOCK
        if first != self._first:
            self._first, self._numbers = first, self._block(first)
        return self._numbers[step - first].unsqueeze(0).to(like.device, like.dtype)

    def _block(self, first: int) -> Tensor:
        """Float64 numbers ``(BLOCK, D)`` from step ``first`` on."""
        words = np.stack([self._stream(coordinate, first) for coordinate in range(self.dimension)])
        uniform = (words >> np.uint64(11)).astype(np.float64) * 2.0**-53
        radius = maths.sqrt(-2.0 * maths.log(torch.from_numpy(uniform[:, 0::2] + 2.0**-53)))
        angle = torch.from_numpy(uniform[:, 1::2] * (2.0 * math.pi))
        pair = torch.stack((radius * maths.cos(angle), radius * maths.sin(angle)), dim=2)
        return pair.reshape(self.dimension, BLOCK).t().contiguous()

    def _stream(self, coordinate: int, first: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        stream = philox(self.seed, Purpose.NOISE, coordinate)
        stream.advance(first // WORDS)
        words: np.ndarray[tuple[int], np.dtype[np.uint64]] = stream.random_raw(BLOCK)
        return words
