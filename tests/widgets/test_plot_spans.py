import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.plot.spans import CURVES_PER_LAYER, SpanLayer, Spans, blend_table, column_spans

NO_BREAKS = np.zeros(0, dtype=bool)


def test_spans_are_the_range_of_each_column_and_touch_their_neighbours():
    rng = np.random.default_rng(1)
    x = np.sort(rng.uniform(0, 60, 1500))
    top = rng.uniform(0, 100, 1500)
    bottom = top + rng.uniform(0, 5, 1500)
    spans = column_spans(x, top, bottom, np.zeros(1499, dtype=bool), 60)
    assert spans.on.all()
    for column in range(60):
        here = np.floor(x) == column
        assert spans.top[column] <= top[here].min()
        assert spans.bottom[column] >= bottom[here].max()
    assert (np.maximum(spans.top[1:], spans.top[:-1]) <= np.minimum(spans.bottom[1:], spans.bottom[:-1]) + 1e-12).all()


def test_a_step_is_joined_half_way():
    spans = column_spans(np.array([0.5, 1.5]), np.array([10.0, 30.0]), np.array([10.0, 30.0]), np.array([False]), 2)
    np.testing.assert_array_equal(spans.top, [10, 20])
    np.testing.assert_array_equal(spans.bottom, [20, 30])


def test_columns_between_points_are_interpolated_unless_broken():
    x, y = np.array([0.0, 4.0, 8.0]), np.array([0.0, 8.0, 0.0])
    spans = column_spans(x, y, y, np.array([False, True]), 10)
    np.testing.assert_array_equal(spans.on, [1, 1, 1, 1, 1, 0, 0, 0, 1, 0])
    assert spans.top[2] <= 4 <= spans.bottom[2]


def test_nothing_in_nothing_out():
    spans = column_spans(np.empty(0), np.empty(0), np.empty(0), NO_BREAKS, 5)
    assert not spans.on.any()


def test_layer_covers_exactly_the_rows_of_its_spans():
    layer = SpanLayer(4, 10)
    on = np.array([True, True, False, True])
    layer.add(Spans(np.array([2.0, -5.0, 0.0, 9.0]), np.array([5.0, 3.0, 9.0, 99.0]), on), (1.0, 0.0, 0.0), 1.0, 1.0)
    image = layer.image(1.0).convertToFormat(QImage.Format.Format_ARGB32)
    rows = [[y for y in range(10) if image.pixelColor(x, y).alpha()] for x in range(4)]
    assert rows == [[2, 3, 4], [0, 1, 2], [], [9]]


def test_thin_spans_get_the_wanted_thickness():
    layer = SpanLayer(1, 20)
    layer.add(Spans(np.array([10.0]), np.array([10.0]), np.array([True])), (0.0, 0.0, 0.0), 1.0, 4.0)
    image = layer.image(1.0).convertToFormat(QImage.Format.Format_ARGB32)
    assert sum(image.pixelColor(0, y).alpha() > 0 for y in range(20)) == 4


def test_overlaps_look_as_if_painted_one_after_the_other():
    rng = np.random.default_rng(2)
    colours = tuple((*rng.uniform(size=3), float(rng.uniform(0.2, 0.9))) for _ in range(CURVES_PER_LAYER))
    table = blend_table(colours)
    for combination in (0, 1, 6, 129, 255):
        image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(255, 255, 255))
        for number, (red, green, blue, opacity) in enumerate(colours):
            if combination >> number & 1:
                painter = QPainter(image)
                painter.fillRect(QRect(0, 0, 1, 1), QColor.fromRgbF(red, green, blue, opacity))
                painter.end()
        expected = np.array(image.pixelColor(0, 0).getRgb()[:3])
        word = table[combination]
        alpha = (word >> 24) / 255
        got = [alpha * (word >> shift & 255) + (1 - alpha) * 255 for shift in (16, 8, 0)]
        np.testing.assert_allclose(got, expected, atol=3)
