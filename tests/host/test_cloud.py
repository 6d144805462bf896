import numpy as np
import pytest

from engine import snapshot
from engine.experiment import Experiment
from engine.host.cloud import EDGES, QUANTILES
from engine.host.questions.trace import answer
from engine.spec import parse


def on_network(*runs, steps=5, **rest):
    problem = {"name": "mlp", "samples": 60, "hidden": [8]}
    experiment = Experiment(parse({"steps": 50, "problem": problem, "dtype": "float64", "runs": list(runs), **rest}))
    experiment.advance(steps)
    return experiment


def numbers(experiment, run=0):
    """Gradient, moments and update by hand, from the states themselves."""
    group = experiment.groups[0]
    chain, place = group.chain, group.runs.index(run)
    gradient = experiment.objective.evaluate(experiment.parameters, experiment.step)[1][place].numpy()
    m, v = (chain.states[f"adam_moments.{name}"][place].numpy() for name in ("first", "second"))
    t = experiment.step + 1
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**t)
    return gradient, m, v


def test_moments_are_bias_corrected_and_rates_are_update_over_gradient():
    experiment = on_network({"optimizer": {"name": "Adam", "lr": 0.01}})
    before = snapshot.save(experiment)
    cloud = answer(experiment, cloud=True).cloud
    assert snapshot.save(experiment) == before
    gradient, m, v = numbers(experiment)
    np.testing.assert_array_equal(cloud.index, np.arange(experiment.dimension))
    np.testing.assert_allclose(cloud.first, m, rtol=1e-9)
    np.testing.assert_allclose(cloud.second, v, rtol=1e-9)
    with np.errstate(invalid="ignore"):
        rate = np.abs(0.01 * m / (np.sqrt(v) + 1e-8)) / np.abs(gradient)
    known = gradient != 0
    np.testing.assert_allclose(cloud.rate[known], rate[known], rtol=1e-9)
    assert np.isnan(cloud.rate[~known]).all()
    assert cloud.still == np.mean(~known)
    np.testing.assert_allclose(cloud.quantiles, np.quantile(rate[known], QUANTILES), rtol=1e-9)
    inside = (np.log10(rate[known]) > EDGES[0]) & (np.log10(rate[known]) < EDGES[-1])
    assert cloud.counts.sum() == known.sum()
    np.testing.assert_array_equal(cloud.counts, np.histogram(np.log10(rate[known][inside]), EDGES)[0])
    assert (cloud.first_symbol, cloud.second_symbol, cloud.corrected) == ("m", "v", True)


@pytest.mark.parametrize("eps", [1e-8, 1e-3, 1e-2, 10.0])
def test_the_floor_is_where_epsilon_is_more_than_the_root_of_v(eps):
    experiment = on_network({"optimizer": {"name": "Adam", "lr": 0.01, "eps": eps}})
    found = answer(experiment, cloud=True)
    _, _, v = numbers(experiment)
    assert found.cloud.floored == pytest.approx(np.mean(np.sqrt(v) < eps))
    assert found.cloud.floored == 1.0 or eps < 10


def test_the_floor_costs_nothing_where_a_schedule_drives_a_knob():
    runs = [{"optimizer": {"name": "Adam", "eps": 1e-3}, "schedule": {"name": "ExponentialLR", "gamma": 0.9}}]
    one, other = on_network(*runs), on_network(*runs)
    answer(one, cloud=True)
    one.advance(5)
    other.advance(5)
    assert snapshot.save(one) == snapshot.save(other)


def test_a_rule_without_a_second_moment_or_epsilon_says_so():
    cloud = answer(on_network({"optimizer": {"name": "SGD", "lr": 0.1}}), cloud=True).cloud
    assert cloud.second is None
    assert cloud.floored is None
    assert cloud.first_symbol == "g"
    np.testing.assert_allclose(cloud.rate[np.isfinite(cloud.rate)], 0.1)


def test_no_cloud_unless_asked_for():
    assert answer(on_network({"optimizer": "Adam"})).cloud is None
