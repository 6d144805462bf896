"""Counter-based random numbers: every draw is a pure function of seed, purpose and index."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD = 2**64 - 1


class Purpose(IntEnum):
    """What random numbers are for: two purposes never share a stream."""

    ORDER = 1
    SPLIT = 2
    NOISE = 3
    SAMPLES = 4
    UPDATE = 5
    PROBE = 6
    DROPOUT = 7


def philox(seed: int, purpose: Purpose, index: int = 0) -> np.random.Philox:
    """Philox 4x64 (Salmon et al. 2011) keyed by seed and index; the purpose is the high counter word."""
    key = np.array([seed & WORD, index & WORD], dtype=np.uint64)
    return np.random.Philox(key=key, counter=np.array([0, 0, 0, purpose], dtype=np.uint64))


def generator(seed: int, purpose: Purpose, index: int = 0) -> np.random.Generator:
    """The distributions of numpy over :func:`philox`."""
    return np.random.Generator(philox(seed, purpose, index))


def permutation(count: int, seed: int, purpose: Purpose, index: int = 0) -> NDArray[np.int64]:
    """A uniformly random order of ``range(count)``.

    It sorts raw Philox words that carry the indices in their low bits. numpy promises that raw words never
    change, which it does not for ``Generator.permutation``: a saved run keeps its data order.
    """
    low = np.uint64((1 << count.bit_length()) - 1)
    words = philox(seed, purpose, index).random_raw(count)
    words = np.sort((words & ~low) | np.arange(count, dtype=np.uint64))
    return (words & low).astype(np.int64)
