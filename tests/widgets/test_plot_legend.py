import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF

from tests.widgets.mouse import click, drag
from widgets.plot.legend import Legend, LegendRow
from widgets.plot.plot import Plot


@pytest.fixture
def plot(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.made = Legend(plot.view)
    plot.made.set_rows([LegendRow(7, "first", "#2769BB"), LegendRow(8, "second", "#B25900", visible=False)])
    return plot


@pytest.fixture
def legend(plot):
    return plot.made


def widget(legend):
    return legend.getViewWidget()


def place_of(legend, row):
    point = QPointF(20, 7 + (row + 0.5) * (legend.boundingRect().height() - 14) / 2)
    return widget(legend).mapFromScene(legend.mapToScene(point))


def test_a_click_reports_the_row_and_its_wish(legend, qtbot):
    for row, expected in ((0, [7, False]), (1, [8, True])):
        with qtbot.waitSignal(legend.toggled) as toggled:
            click(widget(legend), place_of(legend, row))
        assert toggled.args == expected


def test_it_stays_inside_while_dragged_and_then_where_it_is(legend):
    drag(widget(legend), place_of(legend, 0), QPoint(-2000, 2000))
    view = legend.parentItem().rect()
    box = legend.mapRectToParent(legend.boundingRect())
    assert view.contains(box)
    assert box.left() < 12
    assert box.bottom() > view.height() - 12
    before = legend.pos()
    crowd = np.full(1000, box.center().x()), np.full(1000, box.center().y())
    legend.avoid(*crowd)
    assert legend.pos() == before


def test_it_leaves_a_crowded_corner_for_a_free_one(legend):
    box = legend.mapRectToParent(legend.boundingRect())
    before = legend.pos()
    legend.avoid(np.linspace(0, 100, 500), np.linspace(200, 280, 500))
    assert legend.pos() == before
    legend.avoid(np.full(1000, box.center().x()), np.full(1000, box.center().y()))
    assert legend.pos() != before


def test_it_goes_to_the_middle_of_a_side_where_all_corners_are_crowded(legend):
    view = legend.parentItem().rect()
    x = np.concatenate([np.linspace(0, 110, 400), np.linspace(view.width() - 110, view.width(), 400)])
    legend.avoid(np.tile(x, 2), np.repeat([12.0, view.height() - 12.0], 800))
    box = legend.mapRectToParent(legend.boundingRect())
    assert abs(box.center().x() - view.center().x()) < 4


def test_a_long_name_may_take_half_of_the_plot(legend):
    legend.set_rows([LegendRow(0, "a name that is far too long for a plot of this size, whatever it says", "#2769BB")])
    view = legend.parentItem().rect()
    assert 0.5 * view.width() < legend.boundingRect().width() < 0.5 * view.width() + 60


def test_rows_without_room_are_counted(legend):
    legend.set_rows([LegendRow(k, f"run {k}", "#2769BB", dashed=k % 2 == 0, crossed=k == 3) for k in range(60)])
    assert legend.boundingRect().height() <= legend.parentItem().rect().height()
    assert legend.row_at(QPointF(5, legend.boundingRect().height() - 10)) is None
    widget(legend).grab()
    legend.set_rows([])
    assert not legend.isVisible()


def test_where_there_is_room_for_no_row_there_is_no_legend(plot, legend):
    plot.setMinimumSize(10, 10)
    plot.resize(500, 70)
    legend.set_rows([LegendRow(k, f"run {k}", "#2769BB") for k in range(4)])
    assert not legend.isVisible()
    plot.resize(500, 300)
    assert legend.isVisible()


def test_it_is_painted_once_and_again_when_a_row_changes(legend, monkeypatch):
    painted = []
    original = Legend._painted
    monkeypatch.setattr(Legend, "_painted", lambda self, *size: painted.append(size) or original(self, *size))
    for _ in range(3):
        widget(legend).grab()
    assert len(painted) <= 1  # the one before may have been kept
    before = len(painted)
    legend.set_rows([LegendRow(7, "first", "#2769BB"), LegendRow(8, "second", "#B25900")])
    widget(legend).grab()
    widget(legend).grab()
    assert len(painted) == before + 1
