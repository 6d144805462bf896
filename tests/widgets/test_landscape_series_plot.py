import numpy as np
import pytest

from widgets.landscape.series_plot import Series, SeriesPlot, scaled
from widgets.landscape.trust_table import Trust, TrustTable

X = np.linspace(0, 1, 5)


@pytest.fixture
def plot(qtbot):
    plot = SeriesPlot()
    qtbot.addWidget(plot)
    return plot


def test_the_axis_is_logarithmic_where_positive_values_span_much(plot):
    plot.set_series([Series(X, np.geomspace(1e-3, 1, 5), "#ff0000", "a")], "x", "loss")
    assert plot.log
    (_, _), (low, high) = plot.view.viewRange()
    assert low < -3 < 0 < high
    for values in (np.linspace(1, 2, 5), np.array([-1, 0, 1, 10, 1000.0])):
        plot.set_series([Series(X, values, "#ff0000", "a")], "x", "loss")
        assert not plot.log
        (left, right), (low, high) = plot.view.viewRange()
        assert (left, right) == pytest.approx((0, 1))
        assert low < values.min() < values.max() < high


def test_gaps_do_not_reach_the_axes(plot):
    plot.set_series([Series(X, np.array([1, np.nan, 2, np.inf, 3]), "#ff0000", "a")], "x", "loss")
    assert plot.view.viewRange()[1] == pytest.approx([0.9, 3.16])
    assert np.isnan(scaled(np.array([0.0, -1.0]), True)).all()


def test_the_curve_is_painted_in_its_colour(plot):
    plot.set_series([Series(X, X * 0 + 2.0, "#ff0000", "a")], "x", "loss")
    image = plot.to_image(300, 200)
    red = [image.pixelColor(150, y) for y in range(200)]
    assert any(c.red() > 200 and c.green() < 80 for c in red)


def test_the_table_has_every_curve(plot):
    plot.set_series([Series(X, X + 1, "#f00", "a"), Series(X[:2], X[:2], "#0f0", "b", dashed=True)], "alpha", "loss")
    header, table = plot.to_table()
    assert header == ["alpha", "a", "alpha", "b"]
    assert table.shape == (5, 4)
    np.testing.assert_array_equal(table[:2, 3], X[:2])
    assert np.isnan(table[2:, 3]).all()


def test_a_misleading_gap_is_marked(qtbot):
    table = TrustTable()
    qtbot.addWidget(table)
    table.set_rows([Trust("a<b", "#ff0000", 0.5, 2.0, 0.5), Trust("c", "#00ff00", 1.0, 0.0, 0.01)])
    texts = [table._grid.itemAtPosition(row, 3).widget().text() for row in (1, 2)]
    assert "<b" in texts[0]
    assert "50 %" in texts[0]
    assert texts[1] == "1 %"
    assert "a&lt;b" in table._grid.itemAtPosition(1, 0).widget().text()


def test_the_read_out_takes_the_nearest_place(plot):
    plot.resize(300, 200)
    plot.set_series([Series(X, X + 1, "#f00", "a")], "alpha", "loss")
    plot.settle()
    plot.hover(plot.view.rect().center())
    assert plot._cross_hair.isVisible()
    plot.hover(None)
    assert not plot._cross_hair.isVisible()
