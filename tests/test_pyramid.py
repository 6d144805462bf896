import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.pyramid import Pyramid, words

EVERY_RUN = slice(None)


def make(channels, runs, capacity):
    rows = np.zeros((channels, runs, capacity))
    return rows, Pyramid(rows, np.zeros(words(channels, runs, capacity)))


def brute_force(curve, first, last, points):
    """The rows grouped by step // 2**j for the smallest j that leaves 2 * points groups; one dictionary entry each."""
    width = 1
    while len({step // width for step in range(first, last)}) > 2 * points:
        width *= 2
    groups = {}
    for step in range(first, last):
        groups.setdefault(step // width, []).append(step)
    expected = []
    for steps in groups.values():
        finite = [curve[step] for step in steps if np.isfinite(curve[step])]
        if finite:
            expected.append((steps[0], min(finite), max(finite), np.mean(np.array(finite, dtype=np.longdouble))))
    return np.array(expected, dtype=np.float64).reshape(-1, 4).T


def assert_reads_like_brute_force(pyramid, curve, channel, run, first, last, points):
    seen = pyramid.read(channel, run, first, last, points)
    steps, low, high, mean = brute_force(curve, first, last, points)
    np.testing.assert_array_equal(seen.steps, steps)
    np.testing.assert_array_equal(seen.low, low)
    np.testing.assert_array_equal(seen.high, high)
    np.testing.assert_allclose(seen.mean, mean, rtol=1e-12, atol=1e-12 * np.max(np.abs(mean), initial=0.0))
    assert len(seen.steps) <= 2 * points
    assert np.all(seen.low <= seen.mean)
    assert np.all(seen.mean <= seen.high)


@st.composite
def curves(draw):
    """Odd lengths, and values of every kind: smooth, sparse, huge, with infinities."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = draw(st.integers(1, 9000))
    values = generator.normal(size=size) * 10.0 ** draw(st.sampled_from([-300, -3, 0, 5, 300]))
    missing = draw(st.sampled_from([0.0, 0.01, 0.5, 0.97, 1.0]))
    values[generator.random(size) < missing] = np.nan
    if draw(st.booleans()):
        values[generator.random(size) < 0.02] = draw(st.sampled_from([np.inf, -np.inf]))
    return values


@settings(max_examples=60, deadline=None)
@given(curve=curves(), data=st.data())
def test_any_zoom_of_any_curve_written_in_any_chunks_equals_brute_force(curve, data):
    size = len(curve)
    rows, pyramid = make(1, 1, size + data.draw(st.integers(0, 40)))
    start = 0
    while start < size:
        stop = min(size, start + data.draw(st.sampled_from([1, 7, 16, 100, 333, 4096])) + start // 2)
        rows[0, 0, start:stop] = curve[start:stop]
        pyramid.update(start, stop, EVERY_RUN)
        start = stop
    for _ in range(4):
        first = data.draw(st.integers(0, size - 1))
        last = data.draw(st.integers(first + 1, size))
        assert_reads_like_brute_force(pyramid, curve, 0, 0, first, last, data.draw(st.integers(1, 300)))
    assert_reads_like_brute_force(pyramid, curve, 0, 0, 0, size, 10)


def test_runs_and_channels_stay_apart():
    generator = np.random.default_rng(1)
    values = generator.normal(size=(3, 4, 1000))
    rows, pyramid = make(3, 4, 1000)
    rows[:] = values
    pyramid.update(0, 500, EVERY_RUN)
    pyramid.update(500, 1000, np.array([0, 2]))
    pyramid.update(500, 1000, np.array([1, 3]))
    for channel in range(3):
        for run in range(4):
            assert_reads_like_brute_force(pyramid, values[channel, run], channel, run, 3, 997, 20)


def test_rows_written_again_replace_their_bins():
    generator = np.random.default_rng(2)
    rows, pyramid = make(1, 1, 5000)
    rows[:] = generator.normal(size=5000)
    pyramid.update(0, 5000, EVERY_RUN)
    rows[0, 0, 1234:] = generator.normal(size=5000 - 1234) + 10
    pyramid.update(1234, 4700, EVERY_RUN)  # and the last 300 stay unwritten
    assert_reads_like_brute_force(pyramid, rows[0, 0], 0, 0, 0, 4700, 7)


def test_a_changed_cell_is_seen_at_every_zoom():
    rows, pyramid = make(1, 1, 5000)
    pyramid.update(0, 4999, EVERY_RUN)
    for step in (0, 17, 4095, 4096, 4998):
        rows[0, 0, step] = step + 1.0
        pyramid.refresh(step, 4999)
        for points in (1, 3, 40, 600):
            assert_reads_like_brute_force(pyramid, rows[0, 0], 0, 0, 0, 4999, points)


def test_a_sum_beyond_the_largest_number_still_has_a_mean():
    largest = np.finfo(np.float64).max
    rows, pyramid = make(1, 1, 4096)
    rows[:] = largest
    pyramid.update(0, 4096, EVERY_RUN)
    seen = pyramid.read(0, 0, 0, 4096, 1)
    np.testing.assert_array_equal(seen.low, largest)
    np.testing.assert_array_equal(seen.mean, largest)


def test_bins_do_not_move_while_a_curve_grows_or_is_dragged():
    rows, pyramid = make(1, 1, 3000)
    rows[:] = np.arange(3000.0)
    pyramid.update(0, 3000, EVERY_RUN)
    before = pyramid.read(0, 0, 0, 1500, 50)
    after = pyramid.read(0, 0, 37, 1531, 50)
    shared = np.intersect1d(before.steps, after.steps)
    assert len(shared) >= min(len(before.steps), len(after.steps)) - 4


@pytest.mark.parametrize("capacity", [1, 15, 16, 100_000, 12_345_678])
def test_the_levels_take_27_percent(capacity):
    assert words(3, 2, capacity) <= 0.267 * 3 * 2 * capacity
