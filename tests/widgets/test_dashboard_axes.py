"""Places of an axis against sums by hand, and numbers taken now and then on every axis."""

import numpy as np
import pytest

from engine.history import History
from widgets.dashboard.axes import Axis, AxisSource, Course, straight
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.drawn_curve import read_curve
from widgets.plot.style import CurveStyle

STYLE = CurveStyle(0, "sharpness", "a", "#3060c0")


class Kept:
    """A history as a source."""

    def __init__(self, history):
        self.history, self.written, self.version = history, history.written, history.version

    def read(self, run, channel, start, stop, points):
        return self.history.read(run, channel, start, stop, points)


def taken_every(every, rows=20_001):
    """A history with the number 1 + step at each ``every``-th step and none between."""
    history = History.allocate(["a"], ["loss", "sharpness"], rows)
    steps = np.arange(rows, dtype=float)
    values = np.where(steps % every == 0, 1 + steps, np.nan)
    history.write(0, np.stack([np.ones(rows), values], axis=1)[:, :, None])
    return history


def test_a_course_goes_straight_on():
    course = Course(np.array([0.0, 2.0, 4.0]), np.array([0.0, 1.0, 5.0]))
    np.testing.assert_allclose(course.place(np.array([1.0, 3.0, 6.0])), [0.5, 3.0, 9.0])
    assert course.step(3.0) == 3.0
    assert course.step(9.0) == 6.0


def test_windows_hold_the_steps_of_their_places():
    source = AxisSource(Kept(taken_every(1, 1001)), Axis("x", "x", 1.0, lambda run: straight(2.0)))
    assert source.written.tolist() == [2001.0]
    found = source.read(0, "sharpness", 100, 120, 1000)
    assert found.steps[0] <= 100
    assert found.steps[-1] >= 120
    np.testing.assert_array_equal(found.mean, 1 + found.steps / 2)


def test_a_run_of_which_nothing_is_known_is_empty():
    source = AxisSource(Kept(taken_every(1, 11)), Axis("x", "x", 1.0, lambda run: None))
    assert source.written.tolist() == [1.0]
    assert len(source.read(0, "loss", 0, 10, 100).steps) == 0


@pytest.mark.parametrize("every", [2, 10, 100, 7000])
@pytest.mark.parametrize("points", [64, 700])
@pytest.mark.parametrize("unit", [None, 2.0])
def test_numbers_taken_now_and_then_are_one_line(every, points, unit):
    history = taken_every(every)
    source = Kept(history) if unit is None else AxisSource(Kept(history), Axis("x", "x", 1.0, lambda _: straight(unit)))
    curve = read_curve(source, STYLE, 0, round(20_001 * (unit or 1)), points)
    assert np.isfinite(curve.mean).all()
    assert len(curve.mean) >= min(points // 4, 20_000 // every)
    assert not curve.breaks.any()
    step = curve.steps / (unit or 1)
    assert (curve.low - 1 >= step - every).all()  # each point holds numbers of its own bucket


def test_uneven_places_are_one_line():
    """A run that was slow for a while: its points lie far apart there, and are joined all the same."""
    course = Course(np.array([0.0, 40.0, 50.0, 100.0]), np.array([0.0, 40.0, 5000.0, 5050.0]))
    source = AxisSource(Kept(taken_every(1, 101)), Axis("seconds", "s", 1e-6, lambda _: course))
    curve = read_curve(source, STYLE, 0, 5051, 700)
    assert len(curve.steps) == 101
    assert not curve.breaks.any()


@pytest.mark.parametrize("every", [5, 50, 400])
def test_numbers_taken_now_and_then_are_drawn(qtbot, every):
    """Some column of the picture in every twentieth of it has the curve's colour."""
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.set_source(Kept(taken_every(every, 4001)))
    plot.set_curves([STYLE])
    plot.show()
    plot.refresh()
    image = plot.grab().toImage()
    blue = np.array([
        any(_blue(image.pixelColor(x, y)) for y in range(image.height())) for x in range(image.width())
    ])  # fmt: skip
    drawn = np.flatnonzero(blue)
    assert drawn[-1] - drawn[0] > 0.7 * image.width()
    assert blue[drawn[0] : drawn[-1] + 1].mean() > 0.98


def _blue(colour):
    return colour.blue() > colour.red() + 60
