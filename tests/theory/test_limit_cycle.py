"""The predicted loop against long runs."""

import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.experiment import Experiment
from engine.spec import parse
from engine.theory.limit_cycle import limit_cycle, predicted


@pytest.mark.parametrize("momentum", [0.0, 0.8])
def test_against_a_simulation(momentum):
    generator = np.random.default_rng(3)
    roots = generator.standard_normal((5, 3, 3))
    hessians = roots @ roots.transpose(0, 2, 1) + 0.1 * np.eye(3)
    gradients = generator.standard_normal((5, 3))
    centre, lr, decay = generator.standard_normal(3), 0.02, 0.05
    places, radius = limit_cycle(hessians, gradients, centre, lr, momentum, decay)
    assert radius < 1
    x, b = np.zeros(3), np.zeros(3)
    for _ in range(3000):
        seen = []
        for hessian, gradient in zip(hessians, gradients, strict=True):
            seen.append(x)
            b = momentum * b + gradient + hessian @ (x - centre) + decay * x
            x = x - lr * b
    np.testing.assert_allclose(places, seen, atol=1e-11)


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_against_the_engine(momentum):
    """Linear regression in batches of a fixed order: the recorded losses of the last epoch."""
    spec = parse({"steps": 6000, "dtype": "float64", "record": ["loss"],
                  "problem": {"name": "linear", "samples": 40, "batch_size": 10, "shuffle": False, "noise": 0.5},
                  "runs": [{"name": "a", "optimizer": {"name": "SGD", "lr": 0.02, "momentum": momentum}}]})  # fmt: skip
    experiment = Experiment(spec)
    experiment.advance(6000)
    losses = experiment.history["a"]["loss"]
    found = predicted(experiment.objective, torch.zeros_like(experiment.parameters[0]), 0.02, momentum)
    assert found.exact
    assert found.radius < 1
    count = len(found.losses)
    last = losses[len(losses) // count * count - count :][:count]
    np.testing.assert_allclose(found.losses, last, rtol=1e-8)


def test_no_batches():
    spec = parse({"steps": 1, "problem": {"name": "quadratic"}, "runs": [{"optimizer": {"name": "SGD"}}]})
    experiment = Experiment(spec)
    with pytest.raises(InputError, match="no mini-batches"):
        predicted(experiment.objective, experiment.parameters[0], 0.1)


def test_a_flat_direction():
    with pytest.raises(InputError, match="not bent"):
        limit_cycle(np.zeros((2, 1, 1)), np.ones((2, 1)), np.zeros(1), 0.1)
