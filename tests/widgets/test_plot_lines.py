import numpy as np
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
