import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.plot.lines import dashed, draw_dots, draw_segments, segments


def lengths(lines):
    return np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])


def test_segments_end_at_gaps_and_breaks():
    x = np.arange(6.0)
    y = np.array([0.0, 1.0, np.nan, 3.0, 4.0, 5.0])
    lines = segments(x, y, np.array([False, False, False, False, True]))
    np.testing.assert_array_equal(lines, [[0, 0, 1, 1], [3, 3, 4, 4]])
    assert segments(x[:1], y[:1]).shape == (0, 4)


def test_dashes_cover_their_share_of_the_line_and_lie_on_it():
    x = np.linspace(0, 400, 37)
    y = 50 * np.sin(x / 40)
    whole = segments(x, y)
    cut = dashed(whole, 6, 4)
    assert abs(lengths(cut).sum() / lengths(whole).sum() - 0.6) < 0.02
    assert np.abs(np.interp(cut[:, 0], x, y) - cut[:, 1]).max() < 1e-9
    assert lengths(cut).max() <= 6 + 1e-9


def test_drawn_segments_are_where_they_should_be():
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_segments(painter, np.array([[5.0, 10.0, 35.0, 10.0]]), QColor("black"), 2.0)
    draw_dots(painter, np.array([20.0]), np.array([4.0]), QColor("red"), 4.0)
    draw_segments(painter, np.empty((0, 4)), QColor("black"), 2.0)
    painter.end()
    assert image.pixelColor(20, 9).lightness() < 10
    assert image.pixelColor(20, 10).lightness() < 10
    assert image.pixelColor(20, 12).lightness() == 255
    assert image.pixelColor(20, 4).red() > 200 > image.pixelColor(20, 4).green()


def test_a_level_stretch_is_one_segment_and_stairs_keep_their_corners():
    x = np.arange(8.0)
    y = np.array([1.0, 1, 1, 1, 2, 2, 2, 3])
    assert segments(x, y).tolist() == [[0, 1, 3, 1], [3, 1, 4, 2], [4, 2, 6, 2], [6, 2, 7, 3]]


def test_level_stretches_end_at_breaks_and_where_nothing_is_known():
    x, y = np.arange(9.0), np.ones(9)
    y[4] = np.nan
    breaks = np.zeros(8, dtype=bool)
    breaks[6] = True
    assert segments(x, y, breaks).tolist() == [[0, 1, 3, 1], [5, 1, 6, 1], [7, 1, 8, 1]]


@pytest.mark.parametrize("seed", range(20))
def test_the_same_points_are_covered_whether_stretches_are_joined_or_not(seed):
    """Against neighbours joined one by one, as the definition says."""
    chance = np.random.default_rng(seed)
    count = int(chance.integers(2, 40))
    x, y = np.arange(float(count)), chance.integers(0, 2, count).astype(float)
    y[chance.random(count) < 0.1] = np.nan
    breaks = chance.random(count - 1) < 0.1
    wanted = set()
    for place in range(count - 1):
        if np.isfinite(y[place]) and np.isfinite(y[place + 1]) and not breaks[place]:
            wanted.add((place, y[place], place + 1, y[place + 1]))
    found = set()
    for x0, y0, x1, y1 in segments(x, y, breaks):
        found |= {(x0, y0, x1, y1)} if y0 != y1 else {(step, y0, step + 1, y0) for step in range(int(x0), int(x1))}
    assert found == wanted
