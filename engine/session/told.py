"""Pieces of curves that other curves of their run tell: what those say is worked out, and what it is off by is kept.

Three ways:

- `QUOTIENT`: one channel over another (`update_ratio` is `update_norm` over `parameter_norm`, to the last bit);
- `SQUARES`: a sum of products of values, ``Σ c_ij u_i u_j`` with ``u_0 = 1`` (the loss on a bowl, of the parameters);
- `ROOT`: the root of such a sum over the steps to the next row and from the last one (the norm of the gradient, of
  what SGD made of it).

On doubles only +, ·, /, √ and | |, one after another: each is rounded in one way on every machine (IEEE 754), so the
same is worked out wherever the file is read. What is not finite counts as 0.

The bytes: the way and the number of channels (8 bits each), their places (16 bits each), the coefficients (doubles),
all with the low byte first, then the codec's planes of the folded differences from what is told, bit patterns read as
whole numbers. A channel that tells others is told by none.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.session.codec import (
    ORDERS,
    SAMPLE,
    SHORT,
    Words,
    encode,
    folded_words,
    likely,
    packed_words,
    steps,
    unfolded,
    unpacked_words,
)

TOLD = 480
"""The codec of such a piece."""
QUOTIENT, SQUARES, ROOT = range(3)
_MOST = 4  # channels that tell another
_WIDE = 64  # channels of a run up to which any are looked for
_FITTED = 400  # rows to which coefficients are fitted
_NOISY = 0.4  # of its plain size: what a piece takes at least for another way to be looked for
_WORTH = 0.9  # of what it takes otherwise

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Way = tuple[int, list[int], Floats]
"""How, by which channels, with which coefficients."""


def pieces_told(names: Sequence[str], rows: Floats) -> dict[int, tuple[int, bytes]]:
    """Codec and bytes of those channels' pieces that others tell in less room, and of those others; ``rows``
    (channels, n) of one run. They may be written anew meanwhile: all pieces are of one moment.
    """
    count = rows.shape[1]
    if count <= SHORT or len(names) > _WIDE:
        return {}
    rows = rows.copy()
    parameters = [place for place, name in enumerate(names) if re.fullmatch(r"x\d+", name)]
    found: dict[int, tuple[int, bytes]] = {}
    telling: set[int] = set()
    for channel in range(len(names)):
        if channel in telling or channel in parameters:
            continue
        words = rows[channel].view(np.uint64)
        plain = min(likely(steps(words, order)) for order in range(ORDERS))
        if plain < _NOISY * 8 * min(SAMPLE, count) or _single(rows[channel]):
            continue
        free = [place for place in range(len(names)) if place != channel and place not in found]
        way = _best_way(rows, channel, free, parameters, _WORTH * plain)
        if way is not None:
            how, channels, coefficients = way
            head = struct.pack(f"<BB{len(channels)}H", how, len(channels), *channels)
            off = _off(way, rows, channel, np.arange(count))
            found[channel] = TOLD, head + coefficients.astype("<f8").tobytes() + packed_words(off)
            telling.update(channels)
    return found | {channel: encode(rows[channel]) for channel in telling}


def decode_told(data: bytes, target: Floats, by: Mapping[int, Floats]) -> None:
    """Unpacks ``data`` into ``target`` (n,), by the pieces (n,) of channels that stand for themselves. InputError."""
    if len(data) < 2 or data[0] > ROOT or not 1 <= data[1] <= _MOST or (data[0] == QUOTIENT) > (data[1] == 2):
        raise InputError("told in no known way")
    how, count = data[0], data[1]
    begin = 2 + 2 * count
    end = begin + 8 * _coefficients(how, count)
    if len(data) < end:
        raise InputError("what tells it is cut short")
    channels = struct.unpack_from(f"<{count}H", data, 2)
    if not by.keys() >= set(channels):
        raise InputError("told by channels that cannot")
    coefficients = np.frombuffer(data[begin:end], "<f8").astype(np.float64)
    words = unfolded(unpacked_words(data[end:], 8, len(target)))
    said = _said(how, [by[channel] for channel in channels], coefficients, np.arange(len(target)))
    target.view(np.uint64)[:] = words + said.view(np.uint64)


def _coefficients(how: int, channels: int) -> int:
    parts = 1 + (2 if how == ROOT else 1) * channels
    return 0 if how == QUOTIENT else parts * (parts + 1) // 2


def _said(how: int, columns: Sequence[Floats], coefficients: Floats, at: Places) -> Floats:
    """What the columns (n,) tell of the rows ``at`` (k,), finite."""
    with np.errstate(all="ignore"):
        if how == QUOTIENT:
            found = columns[0][at] / columns[1][at]
        else:
            found = np.zeros(len(at))
            for coefficient, product in zip(coefficients, _products(how, columns, at), strict=True):
                found += coefficient * product
            if how == ROOT:
                found = np.sqrt(np.abs(found))
    return np.where(np.isfinite(found), found, 0.0)


def _products(how: int, columns: Sequence[Floats], at: Places) -> Iterator[Floats]:
    """Those of 1 and each column's value, or of 1 and its steps to the next row and from the last one."""
    parts = [np.ones(len(at))]
    for column in columns:
        here = column[at]
        if how == SQUARES:
            parts.append(here)
        else:
            parts += [column[np.minimum(at + 1, len(column) - 1)] - here, here - column[np.maximum(at - 1, 0)]]
    for one, two in combinations_with_replacement(parts, 2):
        yield one * two


def _off(way: Way, rows: Floats, channel: int, at: Places) -> Words:
    how, channels, coefficients = way
    said = _said(how, [rows[place] for place in channels], coefficients, at)
    return folded_words(rows[channel, at].view(np.uint64) - said.view(np.uint64))


def _best_way(rows: Floats, channel: int, free: Sequence[int], parameters: Sequence[int], most: float) -> Way | None:
    """The first one in which a sample takes less than ``most`` bytes."""
    size = min(SAMPLE, rows.shape[1] - 2) // 4
    begins = np.linspace(1, rows.shape[1] - 1 - size, 4).astype(int)  # neither the first row nor the last
    at = np.concatenate([np.arange(begin, begin + size) for begin in begins])
    for way in _ways(rows, channel, free, parameters, at):
        if likely(_off(way, rows, channel, at)) < most:
            return way
    return None


def _ways(rows: Floats, channel: int, free: Sequence[int], parameters: Sequence[int], at: Places) -> Iterator[Way]:
    """What may be worth a trial."""
    yield from _quotients(rows, channel, free)
    if 1 <= len(parameters) <= _MOST:
        columns = [rows[place] for place in parameters]
        for how in (SQUARES, ROOT):
            fit = _fitted(how, columns, rows[channel], at)
            if fit is not None:
                yield how, list(parameters), fit


def _quotients(rows: Floats, channel: int, free: Sequence[int]) -> Iterator[Way]:
    """The first pair whose quotient is the channel, but for a few last places, in some rows from all over."""
    some = np.linspace(0, rows.shape[1] - 1, 24).astype(int)
    some = some[np.isfinite(rows[channel, some])]  # what an update is to the row before is not known of the first
    values, others = rows[channel, some], rows[np.array(free, int)[:, None], some]
    if len(some) < 12:
        return
    with np.errstate(all="ignore"):
        off = np.abs(others[:, None] / others[None] - values)
        fitting = (off <= 1e-14 * np.abs(values)).all(axis=2)
    for above, below in np.argwhere(fitting)[:1]:
        yield QUOTIENT, [free[above], free[below]], np.empty(0)


def _fitted(how: int, columns: Sequence[Floats], values: Floats, at: Places) -> Floats | None:
    """Coefficients with which relative errors are least, in the rows ``at``; None for too few numbers."""
    aim = values[at] * values[at] if how == ROOT else values[at]
    with np.errstate(all="ignore"):
        table = np.stack([product / aim for product in _products(how, columns, at)], 1)
    table = table[np.isfinite(table).all(axis=1)]
    if len(table) < 4 * table.shape[1]:
        return None
    table = table[:: max(len(table) // _FITTED, 1)]
    scale = np.abs(table).max(axis=0)
    scale[scale == 0] = 1.0
    try:
        found: Floats = np.linalg.lstsq(table / scale, np.ones(len(table)), rcond=None)[0] / scale
    except np.linalg.LinAlgError:
        return None
    return found if np.isfinite(found).all() else None


def _single(values: Floats) -> bool:
    """Whether all are single precision."""
    with np.errstate(all="ignore"):
        return bool(np.array_equal(values.astype(np.float32).astype(np.float64), values, equal_nan=True))
