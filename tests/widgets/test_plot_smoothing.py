import numpy as np
import pytest

from widgets.plot.smoothing import smooth


def by_loop(steps, values, span):
    number = weight = 0.0
    result = []
    for k, value in enumerate(values):
        decay = np.exp(-(steps[max(k, 1)] - steps[max(k, 1) - 1]) / span)
        fresh = 0.0 if np.isnan(value) else 1 - decay
        number = decay * number + (0.0 if np.isnan(value) else fresh * value)
        weight = decay * weight + fresh
        result.append(np.nan if np.isnan(value) else number / weight)
    return np.array(result)


@pytest.mark.parametrize("span", [0.5, 7.0, 1e6])
def test_equals_the_recurrence(span):
    rng = np.random.default_rng(0)
    steps = np.cumsum(rng.integers(1, 9, 777)).astype(float)
    values = rng.normal(size=777)
    values[[3, 200, 201]] = np.nan
    np.testing.assert_allclose(smooth(steps, values, span), by_loop(steps, values, span), rtol=1e-11, atol=1e-13)


def test_constant_stays_and_start_has_no_bias():
    steps = np.arange(50.0)
    np.testing.assert_allclose(smooth(steps, np.full(50, 3.5), 20), 3.5, rtol=1e-13)


def test_no_span_and_short_curves_are_copies():
    values = np.array([1.0, 2.0, np.nan])
    np.testing.assert_array_equal(smooth(np.arange(3.0), values, 0), values)
    np.testing.assert_array_equal(smooth(np.arange(1.0), values[:1], 10), values[:1])
    assert smooth(np.arange(3.0), values, 0) is not values


def test_infinities_take_no_part():
    values = np.array([1.0, np.inf, 1.0, -np.inf, 1.0])
    np.testing.assert_allclose(smooth(np.arange(5.0), values, 3.0), [1, np.nan, 1, np.nan, 1])
