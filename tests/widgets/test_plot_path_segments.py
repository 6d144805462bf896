from itertools import pairwise

import numpy as np
import pytest

from widgets.plot.path_segments import MOST_SEGMENTS, path_segments

WIDTH, HEIGHT = 800.0, 500.0
T = np.arange(100_000)
RNG = np.random.default_rng(0)


def spiral():
    return 400 + 230 * np.exp(-T / 3e4) * np.cos(T / 500), 250 + 230 * np.exp(-T / 3e4) * np.sin(T / 500)


def walk():
    return 400 + RNG.normal(size=len(T)).cumsum() * 0.6, 250 + RNG.normal(size=len(T)).cumsum() * 0.6


def bouncing():
    return 400 + 300 * (-1.0) ** T * np.exp(-T / 2e4), 250 + 200 * np.exp(-T / 2e4) * np.cos(T / 9)


def distance(px, py, lines):
    """How far each point (N,) is from the nearest segment (M, 4)."""
    a, d = lines[:, :2], lines[:, 2:] - lines[:, :2]
    length = np.maximum((d * d).sum(axis=1), 1e-12)
    best = np.full(len(px), np.inf)
    for k, (x, y) in enumerate(zip(px, py, strict=True)):
        s = np.clip(((x - a[:, 0]) * d[:, 0] + (y - a[:, 1]) * d[:, 1]) / length, 0, 1)
        best[k] = np.hypot(a[:, 0] + s * d[:, 0] - x, a[:, 1] + s * d[:, 1] - y).min()
    return best


@pytest.mark.parametrize("path", [spiral, walk, bouncing])
def test_few_segments(path):
    assert 10 < len(path_segments(*path(), WIDTH, HEIGHT)) <= MOST_SEGMENTS


@pytest.mark.parametrize(("path", "reach"), [(spiral, 1.0), (walk, 9.0)])
def test_the_picture_stays_the_same(path, reach):
    x, y = path()
    lines = path_segments(x, y, WIDTH, HEIGHT)
    seen = np.flatnonzero((x > 5) & (x < WIDTH - 5) & (y > 5) & (y < HEIGHT - 5))[:: len(x) // 200]
    assert distance(x[seen], y[seen], lines).max() < reach


def test_corners_are_kept():
    corners = np.array([[10.0, 10.0], [700.0, 20.0], [650.0, 450.0], [30.0, 300.0]])
    way = np.linspace(0, 1, 500)[:, None]
    along = np.concatenate([a + (b - a) * way for a, b in pairwise(corners)])
    lines = path_segments(along[:, 0], along[:, 1], WIDTH, HEIGHT)
    ends = np.concatenate([lines[:, :2], lines[:, 2:]])
    assert np.abs(ends[:, None] - corners[None]).sum(axis=2).min(axis=0).max() < 1.0
    assert len(lines) < 60


def test_swinging_between_two_places_is_one_line():
    x, y = np.where(T % 2, 100.0, 300.0), np.full(len(T), 50.0)
    few = x[:3000], y[:3000]
    assert len(path_segments(*few, WIDTH, HEIGHT)) <= 2


def test_the_last_steps_of_a_hairball_are_all_drawn():
    x, y = RNG.uniform(0, WIDTH, 100_000), RNG.uniform(0, HEIGHT, 100_000)
    lines = path_segments(x, y, WIDTH, HEIGHT)
    np.testing.assert_array_equal(lines[-20:, 2:], np.stack([x, y], axis=1)[-20:])


def test_paths_that_fly_off_are_cut_and_gaps_stay_open():
    with np.errstate(over="ignore"):
        x = 400 * np.exp(np.arange(800.0))
    lines = path_segments(x, np.full(800, 250.0), WIDTH, HEIGHT)
    assert len(lines) == 1
    assert np.abs(lines).max() < 1e6
    x = np.array([10.0, 20.0, np.nan, 40.0, 50.0])
    np.testing.assert_array_equal(path_segments(x, x, WIDTH, HEIGHT)[:, 0], [10, 40])


def test_short_paths():
    for count in (0, 1):
        assert path_segments(np.zeros(count), np.zeros(count), WIDTH, HEIGHT).shape == (0, 4)
    assert path_segments(np.full(9, np.nan), np.zeros(9), WIDTH, HEIGHT).shape == (0, 4)
