"""What lies where in the block of memory behind a history: a header of counters, the rows, their pyramid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from engine import pyramid
from engine.pyramid import FloatArray, Pyramid

REASON_BYTES = 128  # of UTF-8, for why a run diverged

_PARAMETER = re.compile(r"[xp]\d+")
_LINE = 8  # words (float64 or int64) in a cache line


def parameter_channels(channels: Iterable[str]) -> tuple[str, ...]:
    """Those that hold a parameter: ``x0``, ``x1`` … of a surface, ``p0``, ``p1`` … watched ones of a network."""
    return tuple(name for name in channels if _PARAMETER.fullmatch(name))


class HistoryLayout:
    """Arrays over `words` (float64, `size(...)` of them, zeroed or filled by another process).

    version (1,), written (R,), diverged_at (R,): int64. reasons (R, 128): uint8. rows (C, R, capacity) float64.
    """

    def __init__(self, words: FloatArray, channels: int, runs: int, capacity: int) -> None:
        header, stride = _header(runs), _stride(capacity)
        integers = words[:header].view(np.int64)
        self.version = integers[:1]
        self.written = integers[_LINE : _LINE + runs]
        self.diverged_at = integers[_LINE + runs : _LINE + 2 * runs]  # -1: it did not
        texts = integers[_LINE + 2 * runs :].view(np.uint8)
        self.reasons = texts[: runs * REASON_BYTES].reshape(runs, REASON_BYTES)
        end = header + channels * runs * stride
        self.rows = words[header:end].reshape(channels, runs, stride)[:, :, :capacity]
        self.pyramid = Pyramid(self.rows, words[end:])

    @staticmethod
    def size(channels: int, runs: int, capacity: int) -> int:
        """In words."""
        rows = channels * runs * _stride(capacity)
        return _header(runs) + rows + pyramid.words(channels, runs, capacity)


def _header(runs: int) -> int:
    return -(-(_LINE + runs * (2 + REASON_BYTES // 8)) // _LINE) * _LINE


def _stride(capacity: int) -> int:
    """Words from curve to curve: an odd number of cache lines, or rows written across curves share few cache sets."""
    return (-(-capacity // _LINE) | 1) * _LINE


def checked(runs: Sequence[str], channels: Sequence[str], capacity: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names as tuples. Raises ValueError when they repeat or are missing, or without room for a row."""
    for kind, names in (("run", runs), ("channel", channels)):
        if not names:
            raise ValueError(f"a history without a {kind}")
        if len(set(names)) < len(names):
            raise ValueError(f"{kind} names {list(names)}; they must differ")
    if capacity < 1:
        raise ValueError(f"capacity {capacity}; it must be at least 1")
    return tuple(runs), tuple(channels)
