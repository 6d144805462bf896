"""A piece of a recorded curve as bytes, and back to the last bit, NaN payloads included.

1. When every value is a float32 written as a float64 (training in float32), 4 bytes a value are kept.
2. The bit patterns, read as whole numbers, are replaced by their differences, or those by theirs:
   neighbours in a curve share sign, exponent and leading digits.
3. They are laid out in planes: all first bytes, then all second bytes, … A plane of hardly changing bytes is
   packed by zlib, a plane of noise is left as it is (packing it takes six times as long and gains nothing).
4. Zeros up to an `EXPANSION`-th of the plain size. So nothing unpacks to more than that many times what is in the
   file, and a small file cannot fill the memory.

The bytes are: the length of each plane (32 bits, low byte first), the planes, the zeros. A plane as long as there
are values is plain. The codec is ``10 * bytes per value + order of differences``: one of 40, 41, 42, 80, 81, 82.
"""

from __future__ import annotations

import struct
import zlib
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError

ROWS = 65536
"""Rows of a curve in one piece; 512 kB of plain numbers."""
EXPANSION = 128
_WORDS: dict[int, type[np.unsignedinteger]] = {4: np.uint32, 8: np.uint64}
_SAMPLE = 4096  # values on which the order of differences is chosen, and what is noise
_NOISE = 7.7  # bits a byte

Words = NDArray[np.unsignedinteger]
Plane = NDArray[np.uint8]
Number = TypeVar("Number", bound=np.unsignedinteger)


def encode(values: NDArray[np.float64]) -> tuple[int, bytes]:
    """Codec and bytes of ``values`` (n,), 1 <= n <= ROWS."""
    words = _words(np.ascontiguousarray(values))
    sample = _middle(words)
    candidates = [_packed(sample, order) for order in range(3)]
    order = min(range(3), key=lambda order: len(candidates[order]))
    packed = candidates[order] if len(sample) == len(words) else _packed(words, order)
    return 10 * words.itemsize + order, packed.ljust(least(len(values)), b"\0")


def decode(codec: int, data: bytes, target: NDArray[np.float64]) -> None:
    """Unpacks ``data`` into ``target`` (n,), contiguous. Raises InputError when it is not exactly n values."""
    width, order = divmod(codec, 10)
    count = len(target)
    if width not in _WORDS or order > 2:
        raise InputError(f"codec {codec}: unknown")
    if not least(count) <= len(data) <= most(count):
        raise InputError(f"{len(data)} bytes for {count} values")
    lengths = struct.unpack_from(f"<{width}I", data)
    words: Words = np.empty(count, _WORDS[width])
    table = words.view(np.uint8).reshape(count, width)
    begin = 4 * width
    for place, length in enumerate(lengths):
        table[:, place] = np.frombuffer(_plane(data[begin : begin + length], count), np.uint8)
        begin += length
    if begin > len(data) or (begin < len(data) and (len(data) != least(count) or data[begin:].strip(b"\0"))):
        raise InputError(f"{len(data)} bytes, {begin} of them in use")
    for _ in range(order):
        np.cumsum(words, dtype=words.dtype, out=words)  # whole numbers wrap around, so this is exact
    if width == 8:
        target.view(np.uint64)[:] = words
    else:
        with np.errstate(invalid="ignore"):
            target[:] = words.view(np.float32)


def least(count: int) -> int:
    """How many bytes a piece of ``count`` values has at least."""
    return max(-(-8 * count // EXPANSION), 16)


def most(count: int) -> int:
    """How many bytes a piece of ``count`` values has at most."""
    return 8 * count + 32


def _words(values: NDArray[np.float64]) -> Words:
    with np.errstate(all="ignore"):
        narrow = values.astype(np.float32)
        same = np.array_equal(narrow.astype(np.float64).view(np.uint64), values.view(np.uint64))
    return narrow.view(np.uint32) if same else values.view(np.uint64)


def _middle(array: NDArray[Number]) -> NDArray[Number]:
    begin = max(len(array) - _SAMPLE, 0) // 2
    return array[begin : begin + _SAMPLE]


def _packed(words: Words, order: int) -> bytes:
    for _ in range(order):
        steps = words.copy()
        steps[1:] -= words[:-1]
        words = steps
    planes = [_shrunk(plane) for plane in words.view(np.uint8).reshape(len(words), words.itemsize).T.copy()]
    return struct.pack(f"<{len(planes)}I", *map(len, planes)) + b"".join(planes)


def _shrunk(plane: Plane) -> bytes:
    plain = plane.tobytes()
    share = np.bincount(_middle(plane), minlength=256) / min(len(plane), _SAMPLE)
    if -float(share @ np.log2(np.maximum(share, 1e-9))) > _NOISE:
        return plain
    packed = zlib.compress(plain, 1)
    return packed if len(packed) < len(plain) else plain


def _plane(data: bytes, count: int) -> bytes:
    if len(data) == count:
        return data
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, count)
        rest = b"" if unpacker.eof else unpacker.decompress(unpacker.unconsumed_tail, 1)
    except zlib.error as error:
        raise InputError(f"not zlib data ({error})") from None
    if len(plain) != count or rest or not unpacker.eof or unpacker.unused_data:
        raise InputError(f"does not unpack to {count} values")
    return plain
