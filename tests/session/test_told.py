"""Curves that other curves tell: the room that it saves, and that every bit comes back."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from engine.errors import InputError
from engine.session import told
from engine.session.codec import ROWS, decode, encode, packed_words
from engine.session.told import QUOTIENT, ROOT, SQUARES, TOLD, decode_told, pieces_told

COUNT = 5000
chance = np.random.default_rng(0)
NOISE = chance.normal(size=(3, COUNT))


def through(names, rows):
    """How the pieces that are told take less than the codec's own; each comes back to the bit."""
    found = pieces_told(names, rows)
    by = {channel: rows[channel] for channel, (codec, _) in found.items() if codec != TOLD}
    how = {}
    for channel, (codec, data) in found.items():
        if codec != TOLD:
            assert (codec, data) == encode(rows[channel])
            continue
        target = np.full(rows.shape[1], 7.0)
        decode_told(data, target, by)
        assert target.tobytes() == rows[channel].tobytes()
        how[channel] = (data[0], len(data) / len(encode(rows[channel])[1]))
    return how


def test_a_quotient_is_told_to_the_bit():
    rows = np.stack([NOISE[0], NOISE[1], NOISE[0] / NOISE[1]])
    rows[2, 0] = np.nan  # as the size of an update is not known of the first row
    how = through(("update_norm", "parameter_norm", "update_ratio"), rows)
    assert how.keys() == {2}
    assert how[2][0] == QUOTIENT
    assert how[2][1] < 0.02


def test_the_loss_on_a_bowl_is_told_by_the_parameters():
    x, y = NOISE[:2]
    loss = 0.5 * (x * x + 100.0 * (y * y)) + 3.0
    how = through(("loss", "x0", "x1"), np.stack([loss, x, y]))
    assert how.keys() == {0}
    assert how[0][0] == SQUARES
    assert how[0][1] < 0.2


def test_the_gradient_is_told_by_the_steps_that_it_makes():
    """SGD with momentum: the gradient is what is left of a step without its share of the one before."""
    gradient, lr, momentum = NOISE[:2], 0.125, 0.5
    rows = np.zeros((3, COUNT))
    step = np.zeros(2)
    for row in range(COUNT):
        rows[0, row] = np.hypot(*gradient[:, row])
        step = momentum * step - lr * gradient[:, row]
        if row + 1 < COUNT:
            rows[1:, row + 1] = rows[1:, row] + step
    how = through(("grad_norm", "x0", "x1"), rows)
    assert how.keys() == {0}
    assert how[0][0] == ROOT
    assert how[0][1] < 0.4


@pytest.mark.parametrize(
    "loss",
    [
        NOISE[2],
        NOISE[0].astype(np.float32).astype(np.float64),
        np.full(COUNT, 0.1),
        np.full(COUNT, np.nan),
        np.zeros(COUNT),
    ],
)
def test_what_tells_nothing_is_left_alone(loss):
    assert through(("loss", "x0", "x1"), np.stack([loss, *NOISE[:2]])) == {}


def test_numbers_that_are_none_come_back():
    x, y = NOISE[:2].copy()
    x[5], y[6], x[7], x[8] = np.nan, np.inf, 1e300, 0.0
    with np.errstate(all="ignore"):
        loss = x * x + y * y
    loss[9], loss[10], loss[11] = np.nan, -np.inf, -0.0
    loss.view(np.uint64)[12] = 0x7FF0000000000001  # a signalling NaN
    assert through(("loss", "x0", "x1"), np.stack([loss, x, y])).keys() == {0}


@pytest.mark.parametrize("count", [1, 2, 3, 1024, 1025, ROWS])
def test_any_length(count):
    x = np.random.default_rng(1).normal(size=count)
    assert through(("loss", "x0"), np.stack([x * x, x])).keys() == ({0} if count > 1024 else set())


def test_more_parameters_than_are_looked_at_tell_nothing():
    x = np.random.default_rng(2).normal(size=(5, 2000))
    assert through(("loss", *(f"x{place}" for place in range(5))), np.stack([(x * x).sum(0), *x])) == {}


def test_very_many_channels_are_not_all_tried(monkeypatch):
    x = np.random.default_rng(3).normal(size=(200, 1100))
    monkeypatch.setattr("engine.session.told.likely", None)
    assert pieces_told([f"p{place}" for place in range(200)], x) == {}


def test_all_pieces_are_of_one_moment(monkeypatch):
    """A run that is taken back and goes another way while it is saved may mix its rows, but makes up no numbers."""
    x = np.random.default_rng(4).normal(size=2000)
    rows = np.stack([x * x, x])
    before = rows.copy()
    fitted = told._fitted

    def meanwhile(*arguments):
        found = fitted(*arguments)
        rows[:] = 0.25
        return found

    monkeypatch.setattr(told, "_fitted", meanwhile)
    pieces = pieces_told(("loss", "x0"), rows)
    assert {channel: codec == TOLD for channel, (codec, _) in pieces.items()} == {0: True, 1: False}
    found = np.empty((2, 2000))
    decode(*pieces[1], found[1])
    decode_told(pieces[0][1], found[0], {1: found[1]})
    assert found.tobytes() == before.tobytes()


PLANES = packed_words(np.zeros(2000, np.uint64))


def piece(how, channels, coefficients=(), rest=PLANES):
    head = struct.pack(f"<BB{len(channels)}H", how, len(channels), *channels)
    return head + struct.pack(f"<{len(coefficients)}d", *coefficients) + rest


def test_a_piece_by_hand():
    x = np.arange(2000.0)
    target = np.empty(2000)
    decode_told(piece(SQUARES, [4], [1.0, 2.0, 3.0]), target, {4: x})  # 1·1, 1·x, x·x
    assert np.array_equal(target, 1 + 2 * x + 3 * x * x)
    decode_told(piece(QUOTIENT, [4, 5]), target, {4: x, 5: x + 1})
    assert np.array_equal(target, x / (x + 1))
    decode_told(piece(ROOT, [4], [0.0, 0.0, 0.0, 4.0, 0.0, 0.0]), target, {4: x})  # 4 times the next step, squared
    assert target.tolist() == [2.0] * 1999 + [0.0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        piece(3, [1]),
        piece(255, [1]),
        piece(SQUARES, []),
        piece(SQUARES, [1] * 5),
        piece(QUOTIENT, [1]),
        piece(QUOTIENT, [1, 1, 1]),
        piece(QUOTIENT, [1, 2]),
        piece(SQUARES, [9], [1.0] * 3),
        piece(SQUARES, [1], [1.0] * 2),
        piece(SQUARES, [1], [1.0] * 3, PLANES[:-1]),
        piece(SQUARES, [1], [1.0] * 3, PLANES + b"x"),
        piece(SQUARES, [1], [1.0] * 3, b""),
        piece(SQUARES, [1], [1.0])[:6],
        piece(ROOT, [1], [1.0] * 3),
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(InputError):
        decode_told(data, np.empty(2000), {1: np.zeros(2000)})
