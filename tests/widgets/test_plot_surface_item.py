import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QPainter, QPdfWriter

from widgets.plot.palette import LIGHT
from widgets.plot.plot import Plot
from widgets.plot.surface_item import SurfaceItem

X, Y = np.meshgrid(np.linspace(-1, 3, 60), np.linspace(0, 2, 40))


@pytest.fixture
def plot(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.surface = SurfaceItem(plot.view)
    plot.grab()
    plot.view.setRange(xRange=(-1, 3), yRange=(0, 2), padding=0)
    return plot


def test_values_between_grid_points(plot):
    plot.surface.set_grid(2 * X - 3 * Y + X * Y, (-1, 3, 0, 2))
    for x, y in ((-1, 0), (3, 2), (0.123, 1.77)):
        assert plot.surface.value_at(x, y) == pytest.approx(2 * x - 3 * y + x * y)
    assert np.isnan(plot.surface.value_at(3.1, 1))
    plot.surface.set_grid(None, (-1, 3, 0, 2))
    assert np.isnan(plot.surface.value_at(0, 1))


def test_it_fills_the_view_and_nothing_else(plot):
    plot.surface.set_grid(X**2 + Y**2, (-1, 3, 0, 2))
    image = plot.to_image(400, 300)
    corner = plot.view.mapToScene(plot.view.rect().topLeft())
    background = QColor(LIGHT.background)
    assert image.pixelColor(int(corner.x()) + 95, int(corner.y()) + 240) != background
    assert image.pixelColor(int(corner.x()) - 3, int(corner.y()) + 50) == background
    plot.surface.set_grid(None, (-1, 3, 0, 2))
    image = plot.to_image(400, 300)
    assert plot.surface.levels is None


def test_a_page_of_many_pixels_gets_a_picture_of_bounded_size(plot):
    plot.surface.set_grid(X**2 + Y**2, (-1, 3, 0, 2))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    painter = QPainter(writer)
    painter.scale(12.5, 12.5)
    plot.render_to(painter, 400, 300)
    painter.end()
    assert b"/Subtype /Image" in bytes(buffer.data())
    assert plot.surface._picture[1].width() <= 4 * 400


def test_it_is_drawn_anew_only_when_needed(plot, monkeypatch):
    import widgets.plot.surface_item as module

    calls = []
    original = module.shade
    monkeypatch.setattr(module, "shade", lambda *args, **kwargs: calls.append(1) or original(*args, **kwargs))
    plot.surface.set_grid(X**2 + Y**2, (-1, 3, 0, 2))
    plot.grab()
    plot.grab()
    assert len(calls) == 1
    plot.view.setXRange(0, 1, padding=0)
    plot.grab()
    assert len(calls) == 2
