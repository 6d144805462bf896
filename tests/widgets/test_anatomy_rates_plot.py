import numpy as np
import pytest
from PySide6.QtCore import QPointF

from widgets.anatomy.rates_plot import Rates, RatesPlot, column_edges

EDGES = np.linspace(-4, 0, 5)
COUNTS = np.array([[0, 4, 0, 0], [0, 1, 3, 0], [0, 0, 0, 4]])
RATES = Rates(np.array([0.0, 10.0, 40.0]), EDGES, COUNTS, np.array([3e-3, 0.03, 0.3]), np.array([0.0, 0.5, np.nan]))


@pytest.fixture
def plot(qtbot):
    plot = RatesPlot()
    qtbot.addWidget(plot)
    plot.resize(500, 400)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.set_rates(RATES, "#2769BB", 40)
    return plot


def test_columns_meet_half_way():
    np.testing.assert_array_equal(column_edges(np.array([0.0, 10.0, 40.0])), [-5, 5, 25, 55])
    np.testing.assert_array_equal(column_edges(np.array([7.0])), [6.5, 7.5])


def test_a_bin_is_as_strong_as_its_share_of_the_column(plot):
    image = plot._item._picture(RATES)
    strength = [[255 - image.pixelColor(column, 3 - row).red() for row in range(4)] for column in range(3)]
    alpha = [[image.pixelColor(column, 3 - row).alpha() for row in range(4)] for column in range(3)]
    assert [list(np.array(a) > 0) for a in alpha] == (COUNTS > 0).tolist()
    assert strength[0][1] == strength[2][3] > strength[1][1] > 0


def test_it_shows_all_steps_and_every_rate(plot):
    plot.grab()
    (x0, x1), (y0, y1) = plot.view.viewRange()
    assert x0 == 0
    assert 40 <= x1 < 44
    assert y0 <= -3
    assert y1 >= 0


def test_the_read_out_is_of_the_nearest_step(plot):
    plot.grab()
    plot.hover(QPointF(float(plot.view.x_to_px(np.array(12.0))), 30))
    assert plot._cross_hair.texts[0].endswith("10")
    assert any("50" in text for text in plot._cross_hair.texts)
    plot.hover(None)


def test_nothing_is_shown_of_nothing(plot):
    plot.set_rates(None, "#2769BB", 40)
    plot.grab()
    assert plot.to_table()[1].shape == (0, 1)


def test_the_table_has_a_row_a_step(plot):
    header, rows = plot.to_table()
    assert header[:3] == ["step", "median", "under_floor"]
    np.testing.assert_array_equal(rows[:, 3:], COUNTS)
