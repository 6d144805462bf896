import sys

from PySide6.QtGui import QPainter

from widgets.plot.overlay import Overlay
from widgets.plot.plot import Plot


class Broken(Overlay):
    broken = True

    def draw(self, painter: QPainter) -> None:
        if self.broken:
            raise ValueError("cannot paint")


def test_a_failing_layer_is_reported_once_and_takes_nothing_along(qtbot, monkeypatch):
    reports = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: reports.append(str(error[1])))
    plot = Plot()
    qtbot.addWidget(plot)
    layer = Broken(plot.view, 5)
    plot.grab()
    plot.grab()
    assert reports == ["cannot paint"]
    layer.broken = False
    plot.grab()
    layer.broken = True
    plot.grab()
    assert len(reports) == 2


def test_a_layer_covers_the_view_as_it_grows(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    layer = Broken(plot.view, 5)
    layer.broken = False
    plot.resize(300, 200)
    plot.grab()
    small = layer.boundingRect()
    plot.resize(600, 400)
    plot.grab()
    assert layer.boundingRect() == plot.view.rect()
    assert layer.boundingRect().width() > small.width() + 250
