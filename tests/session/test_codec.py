import contextlib
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.errors import InputError
from engine.session.codec import EXPANSION, ROWS, decode, encode, least, most


def through(values):
    codec, data = encode(values)
    found = np.full(len(values), 7.0)
    decode(codec, data, found)
    assert found.tobytes() == values.tobytes()
    assert least(len(values)) <= len(data) <= most(len(values))
    return codec, data


@given(arrays.arrays(np.float64, st.integers(1, 300), elements=st.floats(width=64)))
def test_doubles_come_back_to_the_last_bit(values):
    through(values)


@given(arrays.arrays(np.uint64, st.integers(1, 300), elements=st.integers(0, 2**64 - 1)))
def test_so_does_every_bit_pattern(bits):
    through(bits.view(np.float64))


@given(arrays.arrays(np.float32, st.integers(1, 300), elements=st.floats(width=32)))
def test_floats_take_four_bytes(values):
    codec, _ = through(values.astype(np.float64))
    if np.isfinite(values).all():
        assert codec % 100 in (40, 41, 42, 43)


@pytest.mark.parametrize("count", [1, 2, 1023, 1024, 1025, 4095, 4096, 4097, ROWS - 1, ROWS])
def test_any_length(count):
    random = np.random.default_rng(count)
    through(random.normal(size=count))
    through(np.full(count, 0.1))
    through(np.arange(count, dtype=float))


def test_a_piece_of_a_strided_array():
    through(np.ascontiguousarray(np.arange(600.0).reshape(200, 3)[:, 1]))
    codec, data = encode(np.arange(600.0).reshape(200, 3)[:, 1])
    found = np.empty(200)
    decode(codec, data, found)
    assert np.array_equal(found, np.arange(1.0, 600.0, 3))


def test_recorded_curves_shrink():
    steps = np.arange(ROWS)
    smooth = 1 / (1 + steps / 1000)
    for curve, most_share in ((smooth, 0.25), (smooth.astype(np.float32).astype(float), 0.1), (0 * smooth, 0.01)):
        assert len(encode(curve)[1]) <= most_share * curve.nbytes


def test_a_random_walk_takes_little_more_than_its_steps_do():
    """The entropy of a normal step of deviation s, counted in units of the last place u, is log2(4.13 s / u) bits."""
    deviation = 2.0**20
    steps = np.random.default_rng(0).normal(scale=deviation, size=ROWS).astype(np.int64)
    walk = (np.int64(0x3FF8000000000000) + np.cumsum(steps)).view(np.float64)
    codec, data = encode(walk)
    assert codec == 281
    assert np.log2(4.13 * deviation) <= 8 * len(data) / ROWS <= 1.02 * np.log2(4.13 * deviation)


def test_steps_of_either_sign_unfold_to_what_they_were():
    """By hand: from 0 they go +1, -1, +1 and -2 places."""
    planes = [bytes([2, 1, 2, 3]), *[bytes(4)] * 7]
    data = struct.pack("<8I", *map(len, planes)) + b"".join(planes)
    found = np.empty(4)
    decode(281, data, found)
    assert found.view(np.uint64).tolist() == [1, 0, 1, 2**64 - 1]


def test_noise_costs_next_to_nothing_more_than_itself():
    noise = np.random.default_rng(0).integers(0, 2**64, ROWS, dtype=np.uint64).view(np.float64)
    assert len(encode(noise)[1]) <= noise.nbytes + 32


def test_nothing_unpacks_to_more_than_the_expansion():
    for count in (1, 100, ROWS):
        assert len(encode(np.zeros(count))[1]) * EXPANSION >= 8 * count


def plane(data, count=ROWS):
    """Eight planes of zeros, the first of them ``data``."""
    zeros = zlib.compress(bytes(count), 1)
    planes = [data, *[zeros] * 7]
    return (struct.pack("<8I", *map(len, planes)) + b"".join(planes)).ljust(least(count), b"\0")


GOOD = encode(np.arange(2000.0))[1]
SHORT = encode(np.arange(1000.0))[1]
CUT = struct.pack("<8I", *[2000] * 8)


@pytest.mark.parametrize(
    ("codec", "data", "count"),
    [
        (0, GOOD, 2000),
        (84, GOOD, 2000),
        (284, GOOD, 2000),
        (480, GOOD, 2000),
        (-1, GOOD, 2000),
        (80, b"", 2000),
        (80, GOOD[:-1], 2000),
        (80, GOOD + b"\0", 2000),
        (80, GOOD, 1999),
        (80, GOOD, 2001),
        (80, CUT + bytes(2000 * 7 + 1000), 2000),
        (80, CUT, 2000),
        (80, b"\0" * 20, 10),
        (180, b"", 1000),
        (180, SHORT[:-1], 1000),
        (180, SHORT + b"\0", 1000),
        (180, SHORT, 999),
        (180, SHORT, 1001),
        (180, zlib.compress(bytes(8 * 1000)) + bytes(200), 1000),
        (180, zlib.compress(bytes(10**8)), ROWS),
        (184, SHORT, 1000),
        (384, SHORT, 1000),
        (480, SHORT, 1000),
        (-20, SHORT, 1000),
        (80, b"\xff" * 1000, 1000),
        (180, b"\xff" * 1000, 1000),
        (80, bytes(1000), 1000),
        (80, plane(zlib.compress(bytes(ROWS + 1))), ROWS),
        (80, plane(zlib.compress(bytes(10**8))), ROWS),
        (80, plane(zlib.compress(bytes(ROWS - 1))), ROWS),
        (80, plane(zlib.compress(bytes(ROWS))[:-1]), ROWS),
        (80, plane(zlib.compress(bytes(ROWS)) + b"x"), ROWS),
        (80, plane(zlib.compress(bytes(ROWS)))[:-1] + b"x", ROWS),
    ],
)
def test_anything_else_is_refused(codec, data, count):
    with pytest.raises(InputError):
        decode(codec, data, np.empty(count))


def test_every_damaged_byte_of_a_piece_is_survived():
    for codec, good in (encode(np.arange(2000.0)), encode(np.arange(50.0))):
        count = 2000 if codec < 100 else 50
        for at in range(len(good)):
            damaged = good[:at] + bytes([good[at] ^ 0x55]) + good[at + 1 :]
            with contextlib.suppress(InputError):
                decode(codec, damaged, np.empty(count))


def test_a_float32_signalling_nan_in_a_foreign_piece_is_no_accident():
    planes = [bytes([1]) * 4, bytes(4), bytes([0x80]) * 4, bytes([0x7F]) * 4]
    data = struct.pack("<4I", 4, 4, 4, 4) + b"".join(planes)
    found = np.empty(4)
    decode(40, data, found)
    assert np.isnan(found).all()
