from dataclasses import replace

import numpy as np
import pytest

from tests.widgets.plot_source import ArraySource
from widgets.plot.curve_read_out import crosses, read_out
from widgets.plot.drawn_curve import read_curve
from widgets.plot.plot import Plot
from widgets.plot.style import CurveStyle, Divergence

STYLE = CurveStyle(0, "loss", "a", "#2769BB")
SENTENCE = "{name}|{step}|{reason}"


def curve(values, **changes):
    values = np.asarray(values, dtype=float)
    return read_curve(ArraySource({"loss": values}), replace(STYLE, **changes), 0, len(values), len(values))


@pytest.fixture
def plot(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.grab()
    plot.view.setRange(xRange=(0, 10), yRange=(-1, 3), padding=0)
    return plot


@pytest.fixture
def view(plot):
    return plot.view


def test_rows_and_dots(view):
    rows, dots = read_out([curve([1.0, 2.0, 4.0]), curve([50.0, 50.0, 50.0])], 2, view, log=False)
    assert [row.value for row in rows] == ["4", "50"]
    assert dots == []
    rows, dots = read_out([curve([1.0, 2.0, 4.0])], 1, view, log=False)
    place, colour = dots[0]
    assert colour == STYLE.colour
    assert place.x() == pytest.approx(view.width() / 10)
    assert place.y() == pytest.approx(view.height() / 4)


def test_a_curve_that_has_ended_says_so(view):
    rows, dots = read_out([curve([1.0, 2.0])], 9, view, log=False)
    assert rows[0].value == "–"
    assert dots == []


def test_on_a_log_axis_dots_stand_at_exponents(view):
    _, dots = read_out([curve([100.0, 100.0])], 0, view, log=True)
    assert dots[0][0].y() == pytest.approx(view.height() / 4)
    assert read_out([curve([0.0, -1.0])], 0, view, log=True)[1] == []


def test_a_cross_stands_at_the_last_finite_point(view):
    values = [1.0, 10.0, 1e200, np.inf, np.nan]
    diverged = Divergence(3, "loss is infinite")
    found = crosses([curve(values, diverged=diverged), curve([1.0, 2.0])], view, False, SENTENCE)
    assert [(cross.x, cross.y, cross.text) for cross in found] == [(2.0, 1e200, "a|3|loss is infinite")]
    assert found[0].left_at == 0.0
    assert crosses([curve(values, diverged=diverged)], view, True, SENTENCE)[0].y == pytest.approx(200)
    assert crosses([curve([1.0, 1.0], diverged=diverged)], view, True, SENTENCE)[0].left_at is None
    view.setXRange(0, 1, padding=0)
    assert crosses([curve(values, diverged=diverged)], view, True, SENTENCE) == []
