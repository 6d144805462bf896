from dataclasses import replace

import numpy as np

from tests.widgets.plot_source import ArraySource
from widgets.plot.curve_table import curve_table
from widgets.plot.drawn_curve import read_curve
from widgets.plot.style import CurveStyle

STYLE = CurveStyle(0, "loss", "a", "#2769BB")


def test_curves_with_different_steps_share_one_column_of_steps():
    sparse = np.full(6, np.nan)
    sparse[[0, 4]] = 5.0
    source = ArraySource({"loss": np.arange(3.0), "val": sparse})
    curves = [read_curve(source, replace(STYLE, channel=c, label=c), 0, 6, 10) for c in ("loss", "val")]
    header, numbers = curve_table(curves)
    assert header == ["step", "loss", "val"]
    np.testing.assert_array_equal(numbers, [[0, 0, 5], [1, 1, np.nan], [2, 2, np.nan], [4, np.nan, 5]])


def test_decimated_curves_keep_their_range():
    source = ArraySource({"loss": np.arange(100.0)})
    header, numbers = curve_table([read_curve(source, STYLE, 0, 100, 5)])
    assert header == ["step", "a", "a low", "a high"]
    np.testing.assert_array_equal(numbers[1], [10, 14.5, 10, 19])


def test_no_curves():
    header, numbers = curve_table([])
    assert header == ["step"]
    assert numbers.shape == (0, 1)
