"""Going back to a mark: the experiment stands as if nothing had been done since."""

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.mark import Mark
from engine.spec import parse

RUNS = [
    {"optimizer": {"name": "Adam", "lr": 0.01}},
    {"optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9}},
    {"optimizer": {"name": "Adam", "lr": 0.1}, "name": "fast"},
]


@pytest.mark.parametrize("problem", ["rosenbrock", {"name": "mlp", "samples": 40, "hidden": [4], "batch_size": 10}])
def test_what_follows_a_mark_can_be_done_again_with_the_same_bits(problem):
    experiment = Experiment(parse({"steps": 60, "problem": problem, "runs": RUNS}))
    experiment.advance(20)
    mark = Mark.of(experiment)
    loss, parameters, states = experiment.loss.clone(), experiment.parameters.clone(), experiment.states()
    experiment.advance(15)
    after = experiment.parameters.clone()
    assert not np.array_equal(after, parameters)
    mark.restore(experiment)
    assert experiment.step == 20
    assert np.array_equal(experiment.parameters, parameters)
    assert np.array_equal(experiment.loss, loss)
    for run, known in states.items():
        assert all(np.array_equal(value, known[key]) for key, value in experiment.states()[run].items())
    experiment.advance(15)
    assert np.array_equal(experiment.parameters, after)
