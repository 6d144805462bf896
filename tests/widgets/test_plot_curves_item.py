import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter, QPdfWriter, QPicture

from tests.widgets.plot_source import ArraySource
from widgets.plot.curves_item import CurvesItem
from widgets.plot.drawn_curve import read_curve
from widgets.plot.plot import Plot
from widgets.plot.style import CurveStyle

STYLE = CurveStyle(0, "loss", "a", "#2769BB", width=1.5)


@pytest.fixture
def plot(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(500, 320)
    plot.curves = CurvesItem(plot.view)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def draw(plot, values, *, points=400, scale=1.0, log=False, y=(-5.0, 5.0), **changes):
    """(opacity (height, width) in 0 to 1, view) of one curve over all its steps."""
    values = np.asarray(values, dtype=float)
    style = CurveStyle(0, "loss", "a", "#2769BB", **changes)
    plot.view.setRange(xRange=(0, len(values) - 1), yRange=y, padding=0)
    plot.curves.set_log(log)
    plot.curves.set_curves([read_curve(ArraySource({"loss": values}), style, 0, len(values), points)])
    width, height = round(plot.view.width() * scale), round(plot.view.height() * scale)
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(scale)
    image.fill(0)
    painter = QPainter(image)
    plot.curves.paint(painter)
    painter.end()
    words = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(height, -1)[:, :width]
    return (words >> 24) / 255


def rows_of(column):
    return np.flatnonzero(column > 0.02)


def test_dense_noise_covers_each_columns_range(plot):
    values = np.random.default_rng(0).normal(size=200_000)
    picture = draw(plot, values)
    columns = plot.view.x_to_px(np.arange(len(values)))
    rows = plot.view.y_to_px(values)
    for column in (50, 200, 333):
        inside = np.abs(columns - column - 0.5) < 0.5
        covered = rows_of(picture[:, column])
        assert abs(covered[0] - rows[inside].min()) <= np.ptp(rows) * 0.12 + 2
        assert covered[0] <= np.quantile(rows[inside], 0.02) + 2
        assert covered[-1] >= np.quantile(rows[inside], 0.98) - 2
        assert len(covered) == covered[-1] - covered[0] + 1


@pytest.mark.parametrize("count", [30, 300, 900, 3000])
def test_a_smooth_curve_is_a_line_of_its_width_at_every_density(plot, count):
    values = 3 * np.sin(np.linspace(0, 6, count))
    picture = draw(plot, values, points=max(count, 10), width=2.0)
    expected = plot.view.y_to_px(np.interp(np.linspace(0, count - 1, picture.shape[1]), np.arange(count), values))
    for column in range(20, picture.shape[1] - 20, 37):
        weight = picture[:, column]
        centre = (weight * (np.arange(len(weight)) + 0.5)).sum() / weight.sum()
        assert abs(centre - expected[column]) < 2.5
        assert 1.5 < weight.sum() < 6


@pytest.mark.parametrize("count", [100, 900, 100_000])
def test_under_a_smoothed_curve_the_measured_one_stays_visible(plot, count):
    values = np.random.default_rng(0).normal(size=count)
    source, style = ArraySource({"loss": values}), CurveStyle(0, "loss", "a", "#2769BB")
    plot.view.setRange(xRange=(0, count - 1), yRange=(-5, 5), padding=0)
    plot.curves.set_curves([read_curve(source, style, 0, count, 400, smoothing=count / 5)])
    image = QImage(round(plot.view.width()), round(plot.view.height()), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    plot.curves.paint(painter)
    painter.end()
    row = int(plot.view.y_to_px(np.array(1.0)))
    touched = [x for x in range(image.width()) if image.pixelColor(x, row).alpha() > 20]
    assert len(touched) > image.width() * 0.08
    middle = range(row, int(plot.view.y_to_px(np.array(-1.0))))
    strong = [any(is_strong(image.pixelColor(x, y)) for y in middle) for x in range(5, image.width() - 5)]
    assert np.mean(strong) > 0.9


def is_strong(colour):
    return colour.alpha() > 150 and abs(colour.red() - 0x27) + abs(colour.green() - 0x69) < 110


def test_a_slightly_decimated_curve_shows_its_swings_and_a_smooth_one_has_no_stairs(plot):
    noise = draw(plot, np.where(np.arange(2400) % 2, 2.0, -2.0), points=400)
    rows = plot.view.y_to_px(np.array([1.8, -1.8])).astype(int)
    assert (noise[rows[0]] > 0.3).mean() > 0.8
    assert (noise[rows[1]] > 0.3).mean() > 0.8
    slope = draw(plot, np.linspace(4, -4, 1700), points=400, width=1.6)
    heights = (slope > 0.02).sum(axis=0)[10:-10]
    assert heights.max() <= 5


def test_device_pixels_are_used(plot):
    picture = draw(plot, np.zeros(200), scale=2.0, width=2.0)
    assert picture.shape[1] == round(plot.view.width() * 2)
    assert 3.5 < picture[:, 300].sum() < 4.7


def test_values_without_logarithm_leave_a_gap(plot):
    values = np.ones(200)
    values[80:120] = -1.0
    picture = draw(plot, values, log=True, y=(-1.0, 1.0))
    drawn = picture.max(axis=0) > 0.5
    width = len(drawn)
    assert drawn[: int(0.38 * width)].all()
    assert not drawn[int(0.42 * width) : int(0.58 * width)].any()
    assert drawn[int(0.62 * width) : -2].all()


@pytest.mark.parametrize("log", [False, True])
def test_huge_and_infinite_values_only_leave_the_view(plot, log):
    values = np.ones(1000)
    values[600:] = 1e300
    values[800:] = np.inf
    picture = draw(plot, values, log=log)
    assert picture[:, 100].max() > 0.5
    assert picture[:, -30].max() == 0


def test_a_lone_point_is_a_dot(plot):
    values = np.full(101, np.nan)
    values[50] = 0.0
    picture = draw(plot, values)
    ys, xs = np.nonzero(picture > 0.5)
    assert len(xs) >= 9
    assert abs(xs.mean() - plot.view.width() / 2) < 2
    assert abs(ys.mean() - plot.view.height() / 2) < 2


def test_many_dense_curves_are_all_there(plot):
    rng = np.random.default_rng(3)
    runs = [{"loss": number + 0.2 * rng.normal(size=20_000)} for number in range(-10, 11)]
    source = ArraySource(*runs)
    plot.view.setRange(xRange=(0, 19_999), yRange=(-12, 12), padding=0)
    plot.curves.set_curves([
        read_curve(source, CurveStyle(run, "loss", "", "#BA333E"), 0, 20_000, 400) for run in range(len(runs))
    ])
    image = QImage(round(plot.view.width()), round(plot.view.height()), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    plot.curves.paint(painter)
    painter.end()
    for number in range(-10, 11):
        row = int(plot.view.y_to_px(np.array(number)))
        assert max(image.pixelColor(150, row + shift).alpha() for shift in (-1, 0, 1)) > 200


def test_the_kept_picture_is_drawn_again_only_when_something_changed(plot, monkeypatch):
    drawn = []
    original = CurvesItem._drawn
    monkeypatch.setattr(CurvesItem, "_drawn", lambda self, *size: drawn.append(size) or original(self, *size))
    draw(plot, np.zeros(50))
    plot.grab()
    before = len(drawn)
    plot.grab()
    assert len(drawn) == before
    plot.view.setYRange(-1, 1)
    plot.grab()
    assert len(drawn) == before + 1


def test_hidden_curves_are_not_drawn(plot):
    assert draw(plot, np.zeros(50), visible=False).max() == 0


def test_vector_figures_get_lines_and_bands(plot):
    draw(plot, np.random.default_rng(0).normal(size=50_000))
    picture = QPicture()
    painter = QPainter(picture)
    plot.curves.paint(painter)
    painter.end()
    assert picture.size() > 10_000
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    plot.render_to(painter, 500, 320)
    painter.end()
    data = bytes(buffer.data())
    assert data.startswith(b"%PDF")
    assert b"/Subtype /Image" not in data


def test_a_line_of_few_points_is_known_all_along(plot):
    draw(plot, [0.0, 4.0, -4.0], y=(-4.0, 4.0))
    x, y = plot.curves.points()
    assert len(x) >= 100
    straight = np.interp(x, plot.view.x_to_px(np.arange(3.0)), plot.view.y_to_px(np.array([0.0, 4.0, -4.0])))
    np.testing.assert_allclose(y, straight, atol=0.5)
