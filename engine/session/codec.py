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
A short piece is packed as a whole: its bytes are one zlib stream over all planes, its codec is 100 higher.
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
_SHORT = 1024  # values up to which a stream for each plane costs more than it gains
_WHOLE = 100

Words = NDArray[np.unsignedinteger]
Plane = NDArray[np.uint8]
Number = TypeVar("Number", bound=np.unsignedinteger)


def encode(values: NDArray[np.float64]) -> tuple[int, bytes]:
    """Codec and bytes of ``values`` (n,), 1 <= n <= ROWS."""
    words = _words(np.ascontiguousarray(values))
    trials = [zlib.compress(_planes(_middle(words), order).tobytes(), 1) for order in range(3)]
    order = min(range(3), key=lambda order: len(trials[order]))
    codec = 10 * words.itemsize + order
    if len(words) <= _SHORT:
        codec, packed = codec + _WHOLE, trials[order]
    else:
        planes = [_shrunk(plane) for plane in _planes(words, order)]
        packed = struct.pack(f"<{len(planes)}I", *map(len, planes)) + b"".join(planes)
    return codec, packed.ljust(least(len(values)), b"\0")


def decode(codec: int, data: bytes, target: NDArray[np.float64]) -> None:
    """Unpacks ``data`` into ``target`` (n,), contiguous. Raises InputError when it is not exactly n values."""
    whole = codec >= _WHOLE
    width, order = divmod(codec - _WHOLE if whole else codec, 10)
    count = len(target)
    if width not in _WORDS or order > 2:
        raise InputError(f"codec {codec}: unknown")
    if not max(least(count), 0 if whole else 4 * width) <= len(data) <= most(count):
        raise InputError(f"{len(data)} bytes for {count} values")
    words: Words = np.empty(count, _WORDS[width])
    table = words.view(np.uint8).reshape(count, width)
    if whole:
        plain, rest = _unpacked(data, width * count)
        table[:] = np.frombuffer(plain, np.uint8).reshape(width, count).T
    else:
        begin = 4 * width
        for place, length in enumerate(struct.unpack_from(f"<{width}I", data)):
            plane = data[begin : begin + length]
            if len(plane) != length:
                raise InputError(f"plane {place} is cut short")
            if length != count:
                plane, rest = _unpacked(plane, count)
                if rest:
                    raise InputError(f"plane {place} is longer than it should be")
            table[:, place] = np.frombuffer(plane, np.uint8)
            begin += length
        rest = data[begin:]
    if rest and (len(data) != least(count) or rest.strip(b"\0")):
        raise InputError(f"{len(rest)} bytes too many")
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


def _planes(words: Words, order: int) -> Plane:
    """The bytes (itemsize, n) of the differences of ``order``."""
    for _ in range(order):
        steps = words.copy()
        steps[1:] -= words[:-1]
        words = steps
    return words.view(np.uint8).reshape(len(words), words.itemsize).T.copy()


def _shrunk(plane: Plane) -> bytes:
    plain = plane.tobytes()
    share = np.bincount(_middle(plane), minlength=256) / min(len(plane), _SAMPLE)
    if -float(share @ np.log2(np.maximum(share, 1e-9))) > _NOISE:
        return plain
    packed = zlib.compress(plain, 1)
    return packed if len(packed) < len(plain) else plain


def _unpacked(data: bytes, size: int) -> tuple[bytes, bytes]:
    """``size`` bytes from the zlib stream with which ``data`` begins, and what is behind it."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, size)
        more = b"" if unpacker.eof else unpacker.decompress(unpacker.unconsumed_tail, 1)
    except zlib.error as error:
        raise InputError(f"not zlib data ({error})") from None
    if len(plain) != size or more or not unpacker.eof:
        raise InputError(f"does not unpack to {size} bytes")
    return plain, unpacker.unused_data
