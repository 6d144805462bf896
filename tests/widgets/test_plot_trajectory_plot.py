from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.widgets.mouse import click, double_click, drag, move
from widgets.plot.palette import DARK, LIGHT
from widgets.plot.style import Arrow, PathStyle
from widgets.plot.trajectory_plot import TrajectoryPlot

BOUNDS = (-2.0, 2.0, -1.0, 3.0)
X, Y = np.meshgrid(np.linspace(-2, 2, 101), np.linspace(-1, 3, 101))
PATH = PathStyle(np.linspace(-1.5, 1, 50), np.linspace(2, 1, 50), LIGHT.run_colour(7), "descent", run=3)


@pytest.fixture
def plot(qtbot):
    plot = TrajectoryPlot()
    qtbot.addWidget(plot)
    plot.resize(500, 450)
    plot.set_bounds(*BOUNDS)
    plot.set_surface((1 - X) ** 2 + 100 * (Y - X * X) ** 2, *BOUNDS, minimum=0.0)
    plot.set_paths([PATH])
    plot.set_start(-1.5, 2.0)
    with qtbot.waitExposed(plot):
        plot.show()
    QApplication.processEvents()
    return plot


def at(plot, x, y):
    return plot.mapFromScene(plot.view.mapToScene(plot._arrows.pixel(x, y)))


def test_a_click_picks_a_start(plot, qtbot):
    with qtbot.waitSignal(plot.start_picked) as picked:
        click(plot, at(plot, 0.5, 0.5))
    assert picked.args == pytest.approx([0.5, 0.5], abs=0.02)
    assert plot._arrows.start == pytest.approx((0.5, 0.5), abs=0.02)


def test_dragging_the_start_reports_every_place_and_does_not_pan(plot):
    places = []
    plot.start_picked.connect(lambda x, y: places.append((x, y)))
    drag(plot, at(plot, -1.5, 2.0), QPoint(100, 60))
    assert len(places) >= 3
    assert len(set(places)) >= 3
    assert plot.view.viewRange() == [[-2, 2], [-1, 3]]
    assert plot._arrows.start == places[-1]


def test_a_drag_elsewhere_pans(plot, qtbot):
    with qtbot.waitSignal(plot.view_changed) as changed:
        drag(plot, at(plot, 0.5, 0.0), QPoint(80, 0))
    assert changed.args[0] < -2.3
    assert changed.args[1] - changed.args[0] == pytest.approx(4)


def test_a_double_click_resets_the_view_and_keeps_the_start(plot):
    plot.view.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    double_click(plot, at(plot, 0.5, 0.5))
    assert plot.view.viewRange() == [[-2, 2], [-1, 3]]
    assert plot._arrows.start == (-1.5, 2.0)


def test_paths_never_change_the_range(plot):
    with np.errstate(over="ignore"):
        flown = 1.5 ** np.arange(3000.0)
    plot.set_paths([PATH, replace(PATH, x=flown, y=-flown)])
    plot.grab()
    assert plot.view.viewRange() == [[-2, 2], [-1, 3]]


def test_read_out_of_the_grid_and_of_a_given_function(plot):
    plot.hover(plot._arrows.pixel(1.0, 1.0))
    title, x, y = plot._cross_hair.texts
    assert float(title.replace("−", "-")) < 0.1
    assert (x, y) == ("x: 1", "y: 1")
    plot.set_value(lambda x, y: 42.0)
    move(plot, at(plot, 0.0, 0.0))
    assert plot._cross_hair.texts[0] == "42"
    plot.hover(None)
    assert not plot._cross_hair.isVisible()


def test_everything_is_drawn_in_both_themes(plot):
    plot.set_optima([(1.0, 1.0)])
    plot.set_arrows([Arrow(-1.0, 0.0, 0.8, 0.5, "#00FF00", "update"), Arrow(0, 0, 0, 0, "#00FF00")])
    for palette in (LIGHT, DARK):
        plot.set_palette(palette)
        image = plot.to_image(500, 450, 2.0)
        place = plot.view.mapToScene(plot._arrows.pixel(-0.25, 1.5))
        found = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 900, 3)}
        assert {QColor(PATH.colour).name(), "#00ff00", palette.background.lower()} <= found
        assert place.x() > 0


def test_the_legend_hides_a_run(plot, qtbot):
    with qtbot.waitSignal(plot.visibility_edited) as edited:
        plot._legend.toggled.emit(3, False)
    assert edited.args == [3, False]
    assert plot._paths.paths == ()
    assert not plot._legend.rows[0].visible


def test_equal_axes_from_the_menu(plot, qtbot):
    menu = plot.context_menu()
    action = next(action for action in menu.actions() if action.text() == "Equal axes")
    with qtbot.waitSignal(plot.aspect_edited):
        action.trigger()
    (x0, x1), (y0, y1) = plot.view.viewRange()
    assert plot.view.width() / (x1 - x0) == pytest.approx(plot.view.height() / (y1 - y0))
    assert x1 - x0 >= 4
    assert y1 - y0 >= 4
    menu.deleteLater()


def test_nothing_is_picked_where_nothing_may_be(plot):
    plot.set_pickable(False)
    plot.start_picked.connect(lambda *_: pytest.fail("picked"))
    click(plot, at(plot, 0.5, 0.5))
    drag(plot, at(plot, -1.5, 2.0), QPoint(50, 0))
    assert plot.view.viewRange()[0][0] != -2


def test_table_pads_shorter_paths(plot):
    plot.set_names("a", "b")
    short = replace(PATH, x=np.array([1.0]), y=np.array([2.0]), label="short")
    plot.set_paths([PATH, short, replace(short, visible=False)])
    header, numbers = plot.to_table()
    assert header == ["step", "descent a", "descent b", "short a", "short b"]
    assert numbers.shape == (50, 5)
    np.testing.assert_array_equal(numbers[0, 1:], [-1.5, 2, 1, 2])
    assert np.isnan(numbers[1:, 3:]).all()


def test_a_present_position_outside_is_pointed_at(plot):
    before = plot.to_image(500, 450)
    plot.set_paths([replace(PATH, x=np.array([100.0, 1e200]), y=np.array([1.0, 1.0]), colour="#FF00FF")])
    after = plot.to_image(500, 450)
    edge = plot.view.mapToScene(QPointF(plot.view.width() - 8, plot._arrows.pixel(0, 1.0).y()))
    assert after.pixelColor(edge.toPoint()).green() < 40
    assert before != after


