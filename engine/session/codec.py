"""A piece of a recorded curve as bytes, and back to the last bit, NaN payloads included.

1. When every value is a float32 written as a float64 (training in float32), 4 bytes a value are kept.
2. The bit patterns, read as whole numbers, are replaced by their differences, or those by theirs, up to three
   times: neighbours in a curve share sign, exponent and leading digits.
3. Differences are folded: 0, -1, 1, -2, … become 0, 1, 2, 3, …, or the sign of a small one would stand in every byte.
4. They are laid out in planes: all first bytes, then all second bytes, … A plane of hardly changing bytes is
   packed by zlib (looking for repetitions or, where there are none, only counting bytes), a plane of noise is left
   as it is: packing it takes six times as long and gains nothing.
5. Zeros up to an `EXPANSION`-th of the plain size. So nothing unpacks to more than that many times what is in the
   file, and a small file cannot fill the memory.

The bytes are: the length of each plane (32 bits, low byte first), the planes, the zeros. A plane as long as there
are values is plain. The codec is ``10 * bytes per value + order of differences``, 200 higher where they are folded:
one of 40, 80, 241, 242, 243, 281, 282, 283. A short piece is packed as a whole: its bytes are one zlib stream over all
planes, its codec is 100 higher. Files before version 3 have differences of order 1 and 2 that are not folded. Pieces
that other curves tell are another matter (`told`).
"""

from __future__ import annotations

import struct
import zlib
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError

SHORT = 1024
"""Values up to which a stream for each plane costs more than it gains."""
ROWS = 65536
"""Rows of a curve in one piece; 512 kB of plain numbers."""
EXPANSION = 128
SAMPLE = 4096
"""Values on which the order of differences is chosen, and what is noise."""
_WORDS: dict[int, type[np.unsignedinteger]] = {4: np.uint32, 8: np.uint64}
_NOISE = 7.7  # bits a byte
ORDERS = 4
_WHOLE, _FOLDED = 100, 200
_METHODS = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_RLE)

Words = NDArray[np.unsignedinteger]
Plane = NDArray[np.uint8]
Number = TypeVar("Number", bound=np.unsignedinteger)


def encode(values: NDArray[np.float64]) -> tuple[int, bytes]:
    """Codec and bytes of ``values`` (n,), 1 <= n <= ROWS."""
    words = _words(np.ascontiguousarray(values))
    trials = [steps(words, order) for order in range(ORDERS)]
    if len(words) <= SHORT:
        streams = [zlib.compress(_planes(trial).tobytes(), 1) for trial in trials]
        order = min(range(ORDERS), key=lambda order: len(streams[order]))
        packed = streams[order]
    else:
        order = min(range(ORDERS), key=lambda order: likely(trials[order]))
        packed = packed_words(trials[order])
    codec = 10 * words.itemsize + order + (_FOLDED if order else 0) + (_WHOLE if len(words) <= SHORT else 0)
    return codec, packed.ljust(least(len(values)), b"\0")


def decode(codec: int, data: bytes, target: NDArray[np.float64]) -> None:
    """Unpacks ``data`` into ``target`` (n,), contiguous. Raises InputError when it is not exactly n values."""
    form, rest_of_codec = divmod(codec, 100)
    whole, folded = form % 2 == 1, form >= 2
    width, order = divmod(rest_of_codec, 10)
    count = len(target)
    if width not in _WORDS or form not in range(4) or order >= ORDERS:
        raise InputError(f"codec {codec}: unknown")
    words = unpacked_words(data, width, count, whole)
    if folded:
        words = unfolded(words)
    for _ in range(order):
        np.cumsum(words, dtype=words.dtype, out=words)  # whole numbers wrap around, so this is exact
    if width == 8:
        target.view(np.uint64)[:] = words
    else:
        with np.errstate(invalid="ignore"):
            target[:] = words.view(np.float32)


def packed_words(words: Words) -> bytes:
    """Numbers (n,) as planes of bytes, each packed in the way that suits it."""
    planes = [_shrunk(plane) for plane in _planes(words)]
    return (struct.pack(f"<{len(planes)}I", *map(len, planes)) + b"".join(planes)).ljust(least(len(words)), b"\0")


def unpacked_words(data: bytes, width: int, count: int, whole: bool = False) -> Words:
    """``count`` numbers of ``width`` bytes from what :func:`packed_words` gave, or one stream of all planes. InputError
    when that is not what ``data`` holds.
    """
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
    return words


def folded_words(words: Words) -> Words:
    """Those below 0, as two's complements, between the others: 0, -1, 1, -2, … become 0, 1, 2, 3, …"""
    signed = words.view(f"i{words.itemsize}")
    return (signed << 1 ^ signed >> 8 * words.itemsize - 1).view(words.dtype)


def unfolded(words: Words) -> Words:
    """What :func:`folded_words` was given."""
    one = words.dtype.type(1)
    found: Words = words >> one ^ np.negative(words & one)
    return found


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


def _sample(array: NDArray[Number]) -> NDArray[Number]:
    """Four pieces from all over it: at its ends a curve may look otherwise than in its middle."""
    if len(array) <= SAMPLE:
        return array
    size = SAMPLE // 4
    return np.concatenate([array[begin : begin + size] for begin in np.linspace(0, len(array) - size, 4).astype(int)])


def steps(words: Words, order: int) -> Words:
    """The differences (n,) of ``order``, folded if they are any."""
    if not order:
        return words
    for _ in range(order):
        found = words.copy()
        found[1:] -= words[:-1]
        words = found
    return folded_words(words)


def _planes(words: Words) -> Plane:
    """Their bytes (itemsize, n)."""
    return words.view(np.uint8).reshape(len(words), words.itemsize).T.copy()


def likely(words: Words) -> int:
    """Bytes that a sample of a few thousand of them takes."""
    return sum(len(_packed(plane.tobytes(), zlib.Z_RLE)) for plane in _planes(_sample(words)))


def _shrunk(plane: Plane) -> bytes:
    plain = plane.tobytes()
    sample = _sample(plane)
    share = np.bincount(sample, minlength=256) / len(sample)
    if -float(share @ np.log2(np.maximum(share, 1e-9))) > _NOISE:
        return plain
    method = min(_METHODS, key=lambda method: len(_packed(sample.tobytes(), method)))
    packed = _packed(plain, method)
    return packed if len(packed) < len(plain) else plain


def _packed(plain: bytes, method: int) -> bytes:
    packer = zlib.compressobj(1, strategy=method)
    return packer.compress(plain) + packer.flush()


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
