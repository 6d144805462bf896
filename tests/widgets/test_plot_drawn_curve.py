import numpy as np
import pytest

from engine.history import History
from tests.widgets.plot_source import ArraySource
from widgets.plot.drawn_curve import gaps_between, last_step, planned_curve, read_curve
from widgets.plot.smoothing import smooth
from widgets.plot.style import CurveStyle, PlannedCurve

STYLE = CurveStyle(0, "loss", "a", "#2769BB")


def test_a_sparse_channel_is_one_curve():
    values = np.full(1000, np.nan)
    values[::50] = 1.0
    curve = read_curve(ArraySource({"loss": values}), STYLE, 0, 1000, 2000)
    np.testing.assert_array_equal(curve.steps, np.arange(0, 1000, 50))
    assert not curve.breaks.any()


def test_a_pause_is_a_gap():
    steps = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 40, 41, 42, 43.0])
    np.testing.assert_array_equal(np.flatnonzero(gaps_between(steps)), [11])
    assert gaps_between(np.array([3.0])).shape == (0,)


def test_smoothing_does_not_depend_on_where_the_window_starts():
    values = np.random.default_rng(0).normal(size=4000).cumsum()
    source = ArraySource({"loss": values})
    whole = smooth(np.arange(4000.0), values, 30)
    part = read_curve(source, STYLE, 2000, 2500, 1000, smoothing=30)
    np.testing.assert_allclose(part.strong, whole[2000:2500], atol=0.1)
    np.testing.assert_array_equal(part.mean, values[2000:2500])


def test_value_at_a_step_of_a_raw_curve_is_the_nearest_and_none_after_its_end():
    values = np.full(100, np.nan)
    values[::10] = np.arange(10.0)
    curve = read_curve(ArraySource({"loss": values}), STYLE, 0, 100, 100)
    assert curve.value_at(42) == (40.0, 4.0, 4.0)
    assert curve.value_at(47) == (50.0, 5.0, 5.0)
    assert curve.value_at(130) is None


def test_value_at_a_step_of_a_decimated_curve_is_that_of_its_bucket():
    values = np.arange(1000.0)
    curve = read_curve(ArraySource({"loss": values}), STYLE, 0, 1000, 50)
    assert curve.value_at(58) == (50.0, 54.5, 54.5)


def test_an_empty_curve_has_no_value():
    curve = read_curve(ArraySource({"loss": np.full(5, np.nan)}), STYLE, 0, 5, 10)
    assert curve.value_at(3) is None


def test_the_engines_history_is_a_source():
    values = np.exp(-np.arange(5000) / 900.0)
    history = History.allocate(("a",), ("loss",), 5000)
    history.write(0, values[:, None, None])
    raw = read_curve(history, STYLE, 100, 200, 200)
    np.testing.assert_array_equal(raw.mean, values[100:200])
    coarse = read_curve(history, STYLE, 0, 5000, 100)
    assert coarse.high.max() == 1.0
    assert coarse.low.min() == values[-1]
    assert last_step(history, [STYLE], []) == 4999


def test_last_step_also_looks_at_plans_and_only_at_visible_runs():
    source = ArraySource({"loss": np.zeros(10)}, {"loss": np.zeros(70)})
    hidden = CurveStyle(1, "loss", "b", "#2769BB", visible=False)
    assert last_step(source, [STYLE, hidden], []) == 9
    assert last_step(source, [STYLE], [PlannedCurve(np.arange(30), np.ones(30), "#2769BB")]) == 29
    assert last_step(None, [], []) == 0


def test_a_planned_curve_is_cut_and_thinned():
    plan = PlannedCurve(np.arange(100_000), np.linspace(1, 0, 100_000), "#2769BB", "cosine")
    curve = planned_curve(plan, 20_000, 60_000, 300)
    assert len(curve.steps) <= 700
    assert curve.steps[0] == pytest.approx(20_000, abs=1)
    assert curve.steps[-1] == pytest.approx(60_000, abs=200)
    np.testing.assert_allclose(curve.mean, 1 - curve.steps / 99_999)
