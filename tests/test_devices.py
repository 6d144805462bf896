"""A CUDA device does what the CPU does: the same curves, planes and places to rounding. On the CPU: to the last bit."""

import numpy as np
import pytest
import torch

from engine import snapshot
from engine.experiment import Experiment
from engine.landscape.landscape import landscape
from engine.problem import problems
from engine.spec import parse
from tests.networks.test_problems import FEW, NEEDED, NETWORKS

DEVICES = ["cpu", pytest.param("cuda", marks=pytest.mark.cuda)]
RUNS = [{"optimizer": {"name": "SGD", "lr": 0.05, "momentum": 0.5}}, {"optimizer": "Adam"}, {"optimizer": "RMSprop"}]
NOISY = {"name": "quadratic", "eigenvalues": [1.0, 10.0, 3.0], "start": [1.0, 1.0, 1.0], "noise": 0.1}


def table(name):
    keys = {knob.key for knob in problems[name].knobs}
    return {"name": name, **{key: value for key, value in (FEW | NEEDED.get(name, {})).items() if key in keys}}


def trained(problem, device, steps=30, **more):
    """An experiment of three rules after all its steps."""
    spec = parse({"steps": steps, "dtype": "float64", "problem": problem, "runs": RUNS, **more})
    made = Experiment(spec, device, allow_code=True)
    return advanced(made, steps)


def advanced(made, steps):
    while made.step < steps:
        made.advance(min(made.longest, steps - made.step))
    return made


def assert_equal(here, there, device):
    close = {"rtol": 0, "atol": 0} if device == "cpu" else {"rtol": 1e-7, "atol": 1e-10}
    np.testing.assert_allclose(here, there, **close)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("problem", ["rosenbrock", NOISY, *NETWORKS], ids=str)
def test_training(problem, device):
    problem = table(problem) if problem in NETWORKS else problem
    record = ["loss", "lr", "grad_norm", "update_norm"]
    here, there = trained(problem, device, record=record), trained(problem, "cpu", record=record)
    for run in here.history.runs:
        for channel in record:
            assert_equal(here.history[run][channel], there.history[run][channel], device)
    assert_equal(here.parameters.cpu(), there.parameters, device)


@pytest.mark.parametrize("device", DEVICES)
def test_replicates_and_a_snapshot(device):
    problem = {"name": "mlp", "samples": 40, "hidden": [5], "validation": 0.25}
    record = ["loss", "train_loss", "validation_accuracy"]
    whole = trained(problem, device, replicates=3, record=record)
    part = advanced(Experiment(whole.spec, device), 15)
    resumed = Experiment(whole.spec, device, history=False)
    snapshot.restore(resumed, snapshot.save(part))
    assert torch.equal(advanced(resumed, 30).parameters, whole.parameters)
    there = trained(problem, "cpu", replicates=3, record=record)
    for run in whole.history.runs:
        for channel in record:
            assert_equal(whole.history[run][channel], there.history[run][channel], device)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("kind", ["random", "path", "three_points", "curvature"])
def test_landscapes(kind, device):
    problem = {"name": "mlp", "samples": 40, "hidden": [12], "activation": "tanh"}
    runs = (0, 1, 2) if kind == "three_points" else ()
    here, there = (landscape(trained(problem, where), kind, runs) for where in (device, "cpu"))
    signs = torch.sign((here.plane.directions.cpu() * there.plane.directions).sum(1))
    assert_equal(here.plane.directions.cpu() * signs[:, None], there.plane.directions, device)
    places = torch.tensor([[0.0, 0.0], [0.1, -0.2], [0.3, 0.1]], dtype=torch.float64)
    assert_equal(here.on_plane(places * signs), there.on_plane(places), device)
    for run, projection in here.projections.items():
        assert_equal(projection.true_loss, there.projections[run].true_loss, device)
        assert_equal(projection.off, there.projections[run].off, device)
