"""A piece of a recorded curve as bytes, and back to the last bit, NaN payloads included.

1. When every value is a float32 written as a float64 (training in float32), 4 bytes a value are kept.
2. The bit patterns, read as whole numbers, are replaced by their differences, or those by theirs:
   neighbours in a curve share sign, exponent and leading digits.
3. All first bytes, then all second bytes, …: bytes that hardly change stand together.
4. zlib at level 1 (higher levels gain 3 % in twice the time).
5. Zeros up to an `EXPANSION`-th of the plain size. So nothing unpacks to more than that many times what is in the
   file, and a small file cannot fill the memory.

The codec is ``10 * bytes per value + order of differences``: one of 40, 41, 42, 80, 81, 82.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError

ROWS = 65536
"""Rows of a curve in one piece; 512 kB of plain numbers."""
EXPANSION = 128
_WORDS: dict[int, type[np.unsignedinteger]] = {4: np.uint32, 8: np.uint64}
_SAMPLE = 4096  # values on which the order of differences is chosen

Words = NDArray[np.unsignedinteger]


def encode(values: NDArray[np.float64]) -> tuple[int, bytes]:
    """Codec and bytes of ``values`` (n,), 1 <= n <= ROWS."""
    words = _words(np.ascontiguousarray(values))
    width = words.itemsize
    middle = max(len(words) - _SAMPLE, 0) // 2
    sample = words[middle : middle + _SAMPLE]
    order = min(range(3), key=lambda order: len(_packed(sample, order)))
    packed = _packed(words, order)
    return 10 * width + order, packed.ljust(least(len(values)), b"\0")


def decode(codec: int, data: bytes, target: NDArray[np.float64]) -> None:
    """Unpacks ``data`` into ``target`` (n,). Raises InputError when it is not exactly n values."""
    width, order = divmod(codec, 10)
    count = len(target)
    if width not in _WORDS or order > 2:
        raise InputError(f"codec {codec}: unknown")
    plain = _unpacked(data, width * count, count)
    words: Words = np.empty(count, _WORDS[width])
    words.view(np.uint8).reshape(count, width)[:] = np.frombuffer(plain, np.uint8).reshape(width, count).T
    for _ in range(order):
        np.cumsum(words, dtype=words.dtype, out=words)  # whole numbers wrap around, so this is exact
    if width == 8:
        target.view(np.uint64)[:] = words
    else:
        target[:] = words.view(np.float32)


def least(count: int) -> int:
    """How many bytes a piece of ``count`` values has at least."""
    return -(-8 * count // EXPANSION)


def most(count: int) -> int:
    """How many bytes a piece of ``count`` values has at most: zlib's own bound, and no small change about it."""
    return 8 * count + 8 * count // 1000 + 64


def _words(values: NDArray[np.float64]) -> Words:
    with np.errstate(all="ignore"):
        narrow = values.astype(np.float32)
        same = np.array_equal(narrow.astype(np.float64).view(np.uint64), values.view(np.uint64))
    return narrow.view(np.uint32) if same else values.view(np.uint64)


def _packed(words: Words, order: int) -> bytes:
    for _ in range(order):
        steps = words.copy()
        steps[1:] -= words[:-1]
        words = steps
    return zlib.compress(words.view(np.uint8).reshape(len(words), words.itemsize).T.tobytes(), 1)


def _unpacked(data: bytes, size: int, count: int) -> bytes:
    if not least(count) <= len(data) <= most(count):
        raise InputError(f"{len(data)} bytes for {count} values")
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, size)
        rest = unpacker.decompress(unpacker.unconsumed_tail, 1) if not unpacker.eof else b""
    except zlib.error as error:
        raise InputError(f"not zlib data ({error})") from None
    tail = unpacker.unused_data
    if len(plain) != size or rest or not unpacker.eof or tail.strip(b"\0") or (tail and len(data) != least(count)):
        raise InputError(f"does not unpack to {count} values")
    return plain
