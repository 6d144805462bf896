"""What every network problem must do, whatever it is."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from engine.problem import Setting, problems
from tests.networks.cases import CPU

NETWORKS = [problem.name for problem in problems if problem.kind == "network"]
FEW = {"samples": 40, "batch_size": 16}
FOLDER = Path(__file__).parents[1] / "data"
NEEDED = {
    "table": {"path": str(FOLDER / "trees.csv")},
    "module": {"file": str(FOLDER / "model.py"), "model": "Small", "data": "table", "path": str(FOLDER / "trees.csv")},
}


def build(name, seed=0, dtype=torch.float64, **arguments):
    problem = problems[name]
    keys = {knob.key for knob in problem.knobs}
    arguments = {key: value for key, value in (FEW | NEEDED.get(name, {}) | arguments).items() if key in keys}
    return problem.objective(problem.values(arguments), Setting(seed, dtype, CPU, allow_code=True))


def around_start(objective, runs):
    start = objective.start(runs)
    noise = torch.randn(start.shape, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    return start + 0.1 * noise.to(start.dtype)


@pytest.mark.parametrize("name", NETWORKS)
def test_gradients_equal_the_modules(name):
    objective = build(name)
    parameters = around_start(objective, 2)
    for step in (0, objective.steps_per_epoch - 1, objective.steps_per_epoch):
        losses, gradients = objective.evaluate(parameters, step)
        batch = objective.batch(step)
        for row in range(2):
            module, criterion = objective.module(parameters[row])
            loss = criterion(module(batch.inputs), batch.targets)
            gradient = torch.autograd.grad(loss, list(module.parameters()))
            torch.testing.assert_close(losses[row], loss.detach(), rtol=1e-12, atol=1e-12)
            flat = torch.cat([part.reshape(-1) for part in gradient])
            torch.testing.assert_close(gradients[row], flat, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_seed_decides_everything(name):
    one, same, other = build(name, 1), build(name, 1), build(name, 2)
    parameters = around_start(one, 1)
    for step in (0, 5):
        assert torch.equal(one.evaluate(parameters, step)[1], same.evaluate(parameters, step)[1])
        assert not torch.equal(one.evaluate(parameters, step)[1], other.evaluate(parameters, step)[1])


@pytest.mark.parametrize("name", NETWORKS)
def test_small_steps_downhill_lower_the_loss(name):
    objective = build(name, dtype=torch.float32, batch_size=1000)
    parameters = objective.start(1)
    losses = []
    for step in range(20):
        loss, gradient = objective.evaluate(parameters, step)
        losses.append(loss.item())
        parameters -= 0.01 * gradient / gradient.norm()
    assert losses[-1] < losses[0]
    figures = objective.measure(parameters)
    assert set(figures) == set(objective.measures)
    assert all(torch.isfinite(value).all() for value in figures.values())


def test_listing_them_loads_no_torch():
    code = "import sys; from engine.problem import problems; problems.names(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["digits", "cnn", "mlp", "table", "module"])
def test_the_input_scale_is_a_factor_on_all_inputs(name):
    plain, scaled = build(name, validation=0.2), build(name, validation=0.2, input_scale=10.0)
    for part in ("data", "validation"):
        one, ten = (getattr(built, part) for built in (plain, scaled))
        torch.testing.assert_close(10 * one.inputs, ten.inputs)
        assert torch.equal(one.targets, ten.targets)
    assert torch.equal(plain.start(1), scaled.start(1))
