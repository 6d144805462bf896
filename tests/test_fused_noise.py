"""Experiments with noise on their gradients: compiled or by tensors, the same bits."""

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.fused_stepper import FusedStepper
from engine.spec import parse


def spec(dtype, **rest):
    runs = [
        {"name": "a", "optimizer": {"name": "SGD", "lr": 1e-4, "momentum": 0.9}},
        {"name": "b", "optimizer": {"name": "Adam", "lr": 0.01}, "seed": 7},
        {"name": "c", "optimizer": {"name": "Adam", "lr": 0.02, "amsgrad": False}},
        {"name": "d", "optimizer": {"name": "SGD", "lr": 0.5}},
    ]
    problem = {"name": "rosenbrock", "noise": 0.5}
    return parse({"steps": 1300, "dtype": dtype, "problem": problem, "runs": runs, **rest})


def trained(experiment, chunks):
    """Trains in chunks of these many steps, the rest at once."""
    for count in chunks:
        experiment.advance(count)
    while not experiment.finished:
        experiment.advance(min(experiment.longest, experiment.spec.steps - experiment.step))
    return experiment.history


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_same_bits_as_by_tensors_in_any_chunks(dtype, monkeypatch):
    ours = Experiment(spec(dtype))
    assert isinstance(ours.stepper, FusedStepper)
    compiled = trained(ours, (1, 2, 509, 3))
    monkeypatch.setattr(FusedStepper, "of", classmethod(lambda _cls, _experiment: None))
    theirs = Experiment(spec(dtype))
    assert not isinstance(theirs.stepper, FusedStepper)
    plain = trained(theirs, ())
    for name in "abcd":
        assert compiled[name].diverged_at == plain[name].diverged_at
        for channel in ("loss", "grad_norm", "lr", "x"):
            assert np.array_equal(compiled[name][channel], plain[name][channel], equal_nan=True), (name, channel)
    assert compiled["d"].diverged_at is not None
    assert not np.array_equal(compiled["a"]["grad_norm"], Experiment(spec(dtype)).history["a"]["grad_norm"])
