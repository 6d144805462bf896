import numpy as np
import pytest
from PySide6.QtCore import QPointF

from tests.widgets.mouse import click
from widgets.anatomy.regimes_plot import RegimesPlot, regimes

RANDOM = np.random.default_rng(3)
FIRST, SECOND = RANDOM.normal(size=500), RANDOM.lognormal(size=500) ** 2


@pytest.fixture
def plot(qtbot):
    plot = RegimesPlot()
    qtbot.addWidget(plot)
    plot.resize(500, 400)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def test_corners_are_counted_as_by_hand():
    points = regimes(FIRST, SECOND)
    middle = np.median(np.abs(FIRST)), np.median(np.sqrt(SECOND))
    large_m, large_v = np.abs(FIRST) > middle[0], np.sqrt(SECOND) > middle[1]
    by_hand = [np.mean(~large_m & ~large_v), np.mean(large_m & ~large_v), np.mean(~large_m & large_v),
               np.mean(large_m & large_v)]  # fmt: skip
    assert points.shares == pytest.approx(by_hand, abs=0.005)
    np.testing.assert_allclose(10.0**points.x, np.abs(FIRST))
    np.testing.assert_allclose(10.0**points.y, np.sqrt(SECOND))


def test_zeros_have_no_place():
    points = regimes(np.array([0.0, 1.0, -2.0]), np.array([1.0, 0.0, 4.0]))
    assert np.isnan(points.x[:2]).all()
    assert points.y[2] == pytest.approx(np.log10(2))
    assert regimes(np.zeros(3), np.zeros(3)) is None


def test_a_click_picks_the_nearest_parameter(plot, qtbot):
    index = np.array([7, 70, 700])
    plot.set_moments(index, np.array([1.0, 0.1, 0.01]), np.array([1.0, 1.0, 1e-4]), None, "#2769BB", True)
    plot.grab()
    place = QPointF(float(plot.view.x_to_px(np.array(-1.0))), float(plot.view.y_to_px(np.array(0.0))))
    with qtbot.waitSignal(plot.picked) as picked:
        click(plot, plot.mapFromScene(plot.view.mapToScene(place)))
    assert picked.args == [70]


def test_few_points_leave_a_trail_and_a_fresh_start_has_none(plot):
    index = np.arange(2)
    for size in (1.0, 0.5, 0.25):
        plot.set_moments(index, np.full(2, size), np.full(2, size), None, "#2769BB", False)
    assert [10 ** trail.x[0] for trail in plot._trail] == pytest.approx([1.0, 0.5])
    plot.set_moments(index, np.ones(2), np.ones(2), None, "#2769BB", True)
    assert not plot._trail


def test_the_table_is_what_was_given(plot):
    plot.set_moments(np.arange(500), FIRST, SECOND, 3, "#2769BB", True)
    plot.grab()
    header, rows = plot.to_table()
    assert header == ["parameter", "abs_m", "sqrt_v"]
    np.testing.assert_allclose(rows[:, 1], np.abs(FIRST))
    np.testing.assert_allclose(rows[:, 2] ** 2, SECOND)
