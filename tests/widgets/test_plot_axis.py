import numpy as np
import pytest
from PySide6.QtGui import QPainter, QPicture

from widgets.plot.axis import PlotAxis, linear_ticks, log_ticks, nice_spacing
from widgets.plot.plot import Plot


@pytest.mark.parametrize("span", [1e-9, 0.37, 1.0, 12.0, 9.99e8])
def test_spacing_is_1_2_5_and_as_small_as_allowed(span):
    spacing = nice_spacing(span, 7)
    mantissa = spacing / 10 ** np.floor(np.log10(spacing) + 1e-9)
    assert round(mantissa, 6) in (1.0, 2.0, 5.0)
    assert span / spacing <= 7 + 1e-6
    assert span / spacing > 7 / 2.6


def test_linear_ticks_lie_inside():
    spacing, ticks = linear_ticks(-0.31, 1.04, 8)
    assert spacing == pytest.approx(0.2)
    np.testing.assert_allclose(ticks, [-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0], atol=1e-12)


@pytest.mark.parametrize(("low", "high"), [(-12, 3), (-310, 308), (-1.2, 0.9), (-2.6, -1.1), (0.30, 0.32), (-7, -4)])
def test_log_ticks_are_round_numbers_inside_and_at_least_two(low, high):
    labelled, between = log_ticks(low, high, 10)
    assert 2 <= len(labelled) <= 14
    assert all(low - 1e-9 <= tick <= high + 1e-9 for tick in labelled + between)
    if high - low > 1:
        mantissas = 10 ** (np.array(labelled) - np.floor(np.array(labelled) + 1e-9))
        assert {round(float(m), 6) for m in mantissas} <= {1.0, 2.0, 3.0, 5.0}


def test_log_texts(qapp):
    axis = PlotAxis("left")
    axis.setLogMode(y=True)
    assert axis.tickStrings([-2.0, 0.0, 1.0], 1, 1) == ["0.01", "1", "10"]
    assert axis.tickStrings([-9.0, -3.0], 1, 1) == ["10⁻⁹", "10⁻³"]
    assert axis.tickStrings([-9.0, -9.0 + np.log10(5)], 1, 1) == ["10⁻⁹", "5·10⁻⁹"]


def test_step_axis_has_one_level_of_labels(qapp):
    axis = PlotAxis("bottom", steps=True)
    axis.setRange(0, 1e6)
    labelled, between = axis.grid_ticks(900)
    assert labelled[0] == 0
    assert between == []
    assert 5 <= len(labelled) <= 11


def test_there_is_no_half_of_a_step_but_of_an_epoch(qapp):
    axis = PlotAxis("bottom", steps=True)
    ((_, ticks),) = axis.tickValues(0.0, 3.0, 900.0)
    assert ticks == [0, 1, 2, 3]
    axis.unit = 0.5
    ((_, ticks),) = axis.tickValues(0.0, 3.0, 900.0)
    assert 0.4 in [round(tick, 6) for tick in ticks]


def test_an_axis_of_one_step_says_0_and_1_only(qapp):
    axis = PlotAxis("bottom", steps=True)
    ((_, ticks),) = axis.tickValues(0.0, 1.0, 900.0)
    assert ticks == [0, 1]


@pytest.mark.parametrize("span", [1.01, 1.3, 1.7, 2.0, 2.5, 3.0, 5.0, 40.0])
@pytest.mark.parametrize("size", [110.0, 190.0, 320.0, 900.0])
def test_labels_of_a_logarithmic_axis_do_not_touch(qapp, span, size):
    axis = PlotAxis("left")
    axis.setLogMode(y=True)
    axis.setRange(-0.6 * span, 0.4 * span)
    labelled, _ = axis.grid_ticks(size)
    assert len(labelled) >= 2
    assert np.diff(labelled).min() * size / span > 18.0


def test_only_labelled_ticks_have_labels(qapp):
    plot = Plot()
    plot.resize(500, 300)
    axis = plot._axes["left"]
    axis.setLogMode(y=True)
    plot.view.setYRange(-1.2, 0.45, padding=0)
    picture = QPicture()
    painter = QPainter(picture)
    _, _, texts = axis.generateDrawSpecs(painter)
    painter.end()
    assert {text for _, _, text in texts} <= {"0.1", "0.2", "0.3", "0.5", "1", "2"}
    plot.close()


def test_labels_beside_one_another_need_more_room_than_those_below_one_another(qapp):
    axis = PlotAxis("bottom")
    axis.setLogMode(x=True)
    for span in (1.5, 3.0, 6.0, 20.0):
        axis.setRange(-span, 0.0)
        assert np.diff(axis.grid_ticks(900)[0]).min() * 900 / span > 60
