import pytest
from PySide6.QtCore import QPointF

from widgets.plot.marks import Cross, MarksItem
from widgets.plot.plot import Plot
from widgets.plot.style import EventMarker


@pytest.fixture
def plot(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.grab()
    plot.view.setRange(xRange=(0, 100), yRange=(0, 1), padding=0)
    plot.marks = MarksItem(plot.view)
    return plot


@pytest.fixture
def marks(plot):
    return plot.marks


def test_many_events_at_one_place_are_counted(marks):
    marks.set_events([EventMarker(50, f"edit {number}") for number in range(12)])
    middle = QPointF(marks.boundingRect().width() / 2, 10)
    assert marks.text_at(middle).splitlines() == [*(f"edit {number}" for number in range(8)), "+ 4"]
    assert marks.text_at(middle + QPointF(20, 0)) == ""


def test_a_cross_beyond_the_view_is_found_at_its_edge(marks):
    marks.set_crosses([Cross(50, 1e300, "#BA333E", "diverged")])
    assert marks.text_at(QPointF(marks.boundingRect().width() / 2, 6)) == "diverged"
    marks.set_crosses([Cross(50, float("-inf"), "#BA333E", "diverged")])
    assert marks.text_at(QPointF(marks.boundingRect().width() / 2, marks.boundingRect().height() - 6)) == "diverged"


def test_painting_leaves_the_middle_free(marks):
    before = marks.view.getViewWidget().to_image(400, 300)
    marks.set_events([EventMarker(20, "x"), EventMarker(1e6, "far away")])
    marks.set_crosses([Cross(80, 0.5, "#BA333E", "diverged")])
    after = marks.view.getViewWidget().to_image(400, 300)
    changed = [(x, y) for x in range(400) for y in range(300) if before.pixel(x, y) != after.pixel(x, y)]
    assert 40 < len(changed) < 900
