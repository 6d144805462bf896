import gc

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from tests.widgets.mouse import double_click, drag
from tests.widgets.plot_source import ArraySource
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.linked_steps import LinkedSteps
from widgets.plot.style import CurveStyle


@pytest.fixture
def plots(qtbot):
    source = ArraySource({"loss": np.zeros(101), "lr": np.ones(101)})
    made = []
    for channel in ("loss", "lr", "loss"):
        plot = CurvePlot()
        qtbot.addWidget(plot)
        plot.resize(400, 250)
        plot.set_source(source)
        plot.set_curves([CurveStyle(0, channel, channel, "#2769BB")])
        with qtbot.waitExposed(plot):
            plot.show()
        plot.refresh()
        made.append(plot)
    return made


def centre(plot):
    return plot.mapFromScene(plot.view.mapToScene(plot.view.rect().center()))


def test_panning_one_pans_all_and_a_reset_resets_all(plots):
    linked = LinkedSteps()
    for plot in plots:
        linked.add(plot)
    drag(plots[1], centre(plots[1]), QPoint(60, 0))
    ranges = [plot.step_range for plot in plots]
    assert ranges[0] == ranges[1] == ranges[2] != (0, 100)
    assert not any(plot.following for plot in plots)
    double_click(plots[2], centre(plots[2]))
    assert [plot.step_range for plot in plots] == [(0, 100)] * 3
    assert all(plot.following for plot in plots)


def test_a_newcomer_takes_over_the_range(plots):
    linked = LinkedSteps()
    linked.add(plots[0])
    plots[0].show_steps(10, 20)
    linked.add(plots[1])
    assert plots[1].step_range == (10, 20)
    assert not plots[1].following


def test_plots_may_go_away(plots, qtbot):
    linked = LinkedSteps()
    short_lived = CurvePlot()
    linked.add(short_lived)
    linked.add(plots[0])
    del short_lived
    gc.collect()
    plots[0].reset_view()
    linked.add(plots[1])
    plots[0].reset_view()
