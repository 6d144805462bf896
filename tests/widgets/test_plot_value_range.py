from dataclasses import replace

import numpy as np
import pytest

from tests.widgets.plot_source import ArraySource
from widgets.plot.drawn_curve import read_curve
from widgets.plot.style import CurveStyle, Divergence
from widgets.plot.value_range import fitted_range

STYLE = CurveStyle(0, "loss", "a", "#2769BB")


def curve(values, **changes):
    values = np.asarray(values, dtype=float)
    return read_curve(ArraySource({"loss": values}), replace(STYLE, **changes), 0, len(values), len(values))


def test_a_plain_curve_is_seen_whole_with_four_percent_around():
    low, high = fitted_range([curve(np.linspace(2, 12, 300))], log=False)
    assert (low, high) == pytest.approx((2 - 0.4, 12 + 0.4))


def test_a_log_axis_counts_in_exponents():
    low, high = fitted_range([curve(10.0 ** np.linspace(-8, 2, 300))], log=True)
    assert (low, high) == pytest.approx((-8.4, 2.4))


def test_the_start_of_a_fast_run_stays_visible():
    values = 24_000 * np.exp(-np.arange(5000) / 10.0)
    _, high = fitted_range([curve(values)], log=False)
    assert high >= 24_000


def test_a_single_spike_does_not_press_the_rest_flat():
    values = np.sin(np.arange(2000) / 50.0)
    values[1000] = 5000.0
    low, high = fitted_range([curve(values)], log=False)
    assert -1.3 < low <= -1
    assert 1 <= high < 3


@pytest.mark.parametrize("log", [False, True])
def test_a_diverged_run_does_not_disturb_the_others(log):
    calm = curve(np.exp(-np.arange(400) / 100.0))
    with np.errstate(over="ignore"):
        values = np.exp(np.arange(400.0) * 2 - 1)
        values[380:] = np.inf
    wild = curve(values, diverged=Divergence(380, "loss is not finite"))
    alone, both = fitted_range([calm], log), fitted_range([calm, wild], log)
    assert both[0] <= alone[0] + 1e-12
    assert both[1] - both[0] <= 1.5 * (alone[1] - alone[0])


def test_a_run_that_is_about_to_diverge_counts_as_wild():
    calm = curve(np.exp(-np.arange(400) / 100.0))
    wild = curve(np.exp(np.arange(400.0)))
    _, high = fitted_range([calm, wild], log=False)
    assert high < 2


def test_only_diverged_runs_are_fitted_near_their_start():
    values = np.exp(np.arange(700.0))
    _, high = fitted_range([curve(values, diverged=Divergence(700, "stopped"))], log=False)
    assert 1 < high < 2000


def test_huge_values_and_non_positive_ones_are_no_trouble():
    assert fitted_range([curve([1e300, 1e300])], log=False)[1] > 1e300
    low, high = fitted_range([curve([-1.0, 0.0, 0.01, 1.0, 1.0])], log=True)
    assert (low, high) == pytest.approx((-2.08, 0.08))


def test_constant_curves_get_room():
    assert fitted_range([curve([4.0] * 9)], log=False) == pytest.approx((3.8, 4.2))
    assert fitted_range([curve([0.0] * 9)], log=False) == (-1.0, 1.0)
    assert fitted_range([curve([1.0] * 9)], log=True) == pytest.approx((-0.5, 0.5))


def test_nothing_to_see():
    assert fitted_range([], log=False) is None
    assert fitted_range([curve([np.nan, np.nan])], log=False) is None
    assert fitted_range([curve([-1.0, -2.0])], log=True) is None
    assert fitted_range([curve([1.0, 2.0], visible=False)], log=False) is None
