"""A report's view: what stands in it, where its small plots put their numbers, and what a button says."""

import numpy as np
import pytest

from widgets.report.step_plot import StepPlot
from widgets.report.story import Offer, Reason, StepCurve, Story
from widgets.report.view import ReportView

STEPS = np.array([10.0, 12.0, 20.0])


def shown(qtbot, **more):
    plot = StepPlot()
    qtbot.addWidget(plot)
    plot.resize(224, 200)
    values = more.pop("values", np.array([1.0, 2.0, 4.0]))
    plot.set_curve(StepCurve("Loss", STEPS, values, "#2F7FD1", **more), ((12, "here"),), (10.0, 20.0))
    return plot


def test_numbers_lie_where_their_steps_and_values_say(qtbot):
    x, y = shown(qtbot).points()
    np.testing.assert_allclose((x - x[0]) / (x[2] - x[0]), [0, 0.2, 1])
    np.testing.assert_allclose((y[0] - y) / (y[0] - y[2]), [0, 1 / 3, 1])
    _, y = shown(qtbot, log=True).points()
    np.testing.assert_allclose((y[0] - y) / (y[0] - y[2]), [0, 0.5, 1])


def test_a_limit_has_room(qtbot):
    _, free = shown(qtbot).points()
    _, y = shown(qtbot, limit=8.0, limit_name="limit").points()
    np.testing.assert_allclose((y[0] - y[2]) / (y[0] - y[1]), 3)
    np.testing.assert_allclose((y[0] - y[2]) / (free[0] - free[2]), 3 / 7)


@pytest.mark.parametrize("values", [np.full(3, 2.0), np.array([np.nan, 1.0, np.inf]), np.full(3, np.nan), -np.ones(3)])
@pytest.mark.parametrize("log", [True, False])
def test_any_numbers_are_drawn(qtbot, values, log):
    plot = shown(qtbot, values=values, log=log, limit=1.0)
    x, y = plot.points()
    assert len(x) == len(y) <= 3
    plot.show()
    assert not plot.grab().isNull()


def test_a_story_and_the_next_one(qtbot):
    view = ReportView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    curve = StepCurve("Loss", STEPS, STEPS, "#2F7FD1")
    reasons = (Reason("One", "because", (("times", "3"),)), Reason("Two", "also", (), Offer("Run with lr 1", "tried")))
    view.show_story(Story("It fell", "at step 3", "bad", (curve, curve), ((12, "mark"),), reasons))
    view.show()
    assert view.headline.text() == "It fell"
    assert [plot.isVisible() for plot in view.plots] == [True, True]
    (button,) = view.offers
    assert button.text() == "Run with lr 1"
    with qtbot.waitSignal(view.chosen) as seen:
        button.click()
    assert seen.args == [1]
    view.show_story(Story("Nothing", ""))
    assert view.offers == []
    assert not any(plot.isVisible() for plot in view.plots)
    assert not view.detail.isVisible()
