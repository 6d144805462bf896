"""Any zoom of a long curve in a few thousand points: lowest, highest and mean value per bin of rows.

Level 1 holds one bin per 16 rows, level 2 one per 256, and so on. Only complete bins are stored, and a bin is
valid exactly when all its rows are written: rows that are taken back invalidate their bins by themselves, and
writing them again computes these anew. What no stored bin covers (the ragged ends of a zoom, the newest rows)
is put together from finer levels when it is read.

Statistics are over the finite values; a bin without any has count 0, low = inf and high = -inf, so that bins
merge without special cases. Memory: 4 numbers per 16 rows and a sixteenth of that again, 27 % of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Selection = slice | npt.NDArray[np.intp]
Bins = tuple[FloatArray, FloatArray, FloatArray, FloatArray]  # low, high, mean, count

SHIFT = 4  # bins grow by 2**4 = 16: 27 % extra memory, and a read looks at no more than 8 bins per point
FACTOR = 1 << SHIFT


@dataclass(frozen=True, eq=False, slots=True)
class Decimated:
    """A curve for drawing: arrays (n,), every number finite, low <= mean <= high.

    steps: the first of the rows that a point stands for, ascending; its bin reaches to the next one's at most.
    """

    steps: FloatArray
    low: FloatArray
    high: FloatArray
    mean: FloatArray


def words(channels: int, runs: int, capacity: int) -> int:
    """How many float64 the levels above `capacity` rows of `channels` x `runs` curves take."""
    return sum(4 * channels * runs * bins for bins in _bins_per_level(capacity))


def _bins_per_level(capacity: int) -> list[int]:
    bins = []
    while capacity := capacity >> SHIFT:
        bins.append(capacity)
    return bins


def tiles(values: FloatArray, k: int) -> FloatArray:
    """(..., n * k) -> a copy (k, ..., n): neighbours along the last axis stand apart by the first one.

    Reducing over the first axis then is k passes over contiguous memory, five times as fast as over the last.
    """
    grouped = values.reshape(*values.shape[:-1], -1, k)
    return np.moveaxis(grouped, -1, 0).copy(order="C")


def bins_of_rows(rows: FloatArray) -> Bins:
    """Statistics over the first axis of raw values, (k, ...) -> four arrays (...). k is a power of two; spoils rows."""
    size = rows.shape[0]
    total = np.add.reduce(rows, axis=0)
    if np.logical_and.reduce(np.isfinite(total), axis=None):
        low, high = np.minimum.reduce(rows, axis=0), np.maximum.reduce(rows, axis=0)
        return low, high, _between(low, high, total * (1.0 / size)), np.full(total.shape, float(size))
    missing = ~np.isfinite(rows)  # none when only the sum overflowed
    count = size - np.add.reduce(missing, axis=0, dtype=np.float64)
    np.copyto(rows, np.inf, where=missing)
    low = np.minimum.reduce(rows, axis=0)
    np.copyto(rows, -np.inf, where=missing)
    high = np.maximum.reduce(rows, axis=0)
    np.copyto(rows, 0.0, where=missing)
    rows *= 1.0 / size  # exact, and the sum stays in range
    mean = np.add.reduce(rows, axis=0) * (size / np.maximum(count, 1.0))
    return low, high, np.where(count > 0, _between(low, high, mean), 0.0), count


def merge(bins: FloatArray) -> Bins:
    """Bins along the first axis become one, (k, 4, ...) -> four arrays (...)."""
    mean, count = bins[:, 2], bins[:, 3]
    low, high = np.minimum.reduce(bins[:, 0], axis=0), np.maximum.reduce(bins[:, 1], axis=0)
    total = np.add.reduce(count, axis=0)
    weight = count / np.maximum(total, 1.0)
    mean = _between(low, high, np.add.reduce(mean * weight, axis=0))
    return low, high, np.where(total > 0, mean, 0.0), total


def _ieee() -> np.errstate:
    """Infinities and NaN are data here, not mistakes."""
    return np.errstate(over="ignore", invalid="ignore", under="ignore")


def _between(low: FloatArray, high: FloatArray, mean: FloatArray) -> FloatArray:
    """The mean, rounded into [low, high]."""
    return np.minimum(np.maximum(mean, low), high)


class Pyramid:
    """The levels above `rows` (channels, runs, capacity), kept in `storage`, `words(...)` float64.

    The memory belongs to the caller (it may be shared with another process, and already filled).
    """

    def __init__(self, rows: FloatArray, storage: FloatArray) -> None:
        self._rows = rows
        self._levels: list[FloatArray] = []  # each (4, channels, runs, bins)
        channels, runs, capacity = rows.shape
        begin = 0
        for bins in _bins_per_level(capacity):
            end = begin + 4 * channels * runs * bins
            self._levels.append(storage[begin:end].reshape(4, channels, runs, bins))
            begin = end

    def update(self, start: int, stop: int, runs: Selection) -> None:
        """Rows start..stop-1 of `runs` were written: compute every bin that is complete now."""
        if start >> SHIFT == stop >> SHIFT:
            return
        with _ieee():
            for level in range(len(self._levels)):
                start, stop = start >> SHIFT, stop >> SHIFT
                if start == stop:
                    return
                self._fill(level, start, stop, runs)

    def refresh(self, step: int, written: int) -> None:
        """Row `step` was changed in place, rows up to `written` exist: compute the bins over it again."""
        with _ieee():
            for level in range(len(self._levels)):
                step, written = step >> SHIFT, written >> SHIFT
                if step >= written:
                    return
                self._fill(level, step, step + 1, slice(None))

    def _fill(self, level: int, first: int, last: int, runs: Selection) -> None:
        fine = slice(first << SHIFT, last << SHIFT)
        if level == 0:
            bins = bins_of_rows(tiles(self._rows[:, runs, fine], FACTOR))
        else:
            bins = merge(tiles(self._levels[level - 1][:, :, runs, fine], FACTOR))
        here = self._levels[level]
        for part in range(4):
            here[part][:, runs, first:last] = bins[part]

    def copy_run(self, run: int, other: Pyramid, written: int) -> None:
        """Take the bins over the first `written` rows of one run from a pyramid of another capacity."""
        for mine, theirs in zip(self._levels, other._levels, strict=False):
            written >>= SHIFT
            mine[:, :, run, :written] = theirs[:, :, run, :written]

    def read(self, channel: int, run: int, first: int, last: int, points: int) -> Decimated:
        """Rows first..last-1 (all written) in at most 2 * points points, or the rows themselves if so few.

        A bin covers 2**j rows and begins at a multiple of that, whatever the zoom: a curve that is dragged or
        grows does not shimmer. The two outermost bins are cut at the zoom's ends.
        """
        power = 0
        while ((last - 1) >> power) - (first >> power) + 1 > 2 * points:
            power += 1
        if power == 0:
            values = self._rows[channel, run, first:last]
            finite = np.isfinite(values)
            values = values[finite]  # a copy
            return Decimated((first + np.flatnonzero(finite)).astype(np.float64), values, values, values)
        width = 1 << power
        inner, outer = -(-first // width) * width, last // width * width  # whole bins lie between these
        head, tail = [first] if first < inner else [], [last] if outer < last else []
        cuts = np.concatenate((np.array(head, int), np.arange(inner, outer + 1, width), np.array(tail, int)))
        with _ieee():
            parts = [self._span(channel, run, first, min(inner, last))] if first < inner else []
            if inner < outer:
                parts.append(self._whole(channel, run, inner, outer, power))
            if inner <= outer < last:
                parts.append(self._span(channel, run, outer, last))
        low, high, mean, count = (np.concatenate([part[which] for part in parts]) for which in range(4))
        steps = cuts[:-1].astype(np.float64)
        keep = count > 0
        if keep.all():
            return Decimated(steps, low, high, mean)
        return Decimated(steps[keep], low[keep], high[keep], mean[keep])

    def _whole(self, channel: int, run: int, first: int, last: int, power: int) -> Bins:
        """Bins of 2**power rows over first..last-1, both multiples of that."""
        level = min(power // SHIFT, len(self._levels))
        shift = SHIFT * level
        k = 1 << (power - shift)
        if level == 0:
            return bins_of_rows(tiles(self._rows[channel, run, first:last], k))
        stored = self._levels[level - 1][:, channel, run, first >> shift : last >> shift]
        return merge(tiles(stored, k))

    def _span(self, channel: int, run: int, first: int, last: int) -> Bins:
        """One bin over the rows first..last-1, from the coarsest stored bins that fit."""
        pieces = np.concatenate(list(self._pieces(channel, run, first, last)), axis=1)
        return merge(pieces.T[:, :, np.newaxis])

    def _pieces(self, channel: int, run: int, first: int, last: int) -> Iterator[FloatArray]:
        """Arrays (4, n) of bins that together cover rows first..last-1 once."""
        for level in range(len(self._levels) + 1):
            above, below = -(-first // FACTOR), last // FACTOR  # the coarser bins that fit
            if level == len(self._levels) or above >= below:
                yield self._stored(level, channel, run, first, last)
                return
            if first < above * FACTOR:
                yield self._stored(level, channel, run, first, above * FACTOR)
            if below * FACTOR < last:
                yield self._stored(level, channel, run, below * FACTOR, last)
            first, last = above, below

    def _stored(self, level: int, channel: int, run: int, first: int, last: int) -> FloatArray:
        if level:
            return self._levels[level - 1][:, channel, run, first:last]
        return np.array(bins_of_rows(self._rows[channel, run, np.newaxis, first:last].copy()))
