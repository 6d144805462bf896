import numpy as np
import pytest
import torch

from engine.problem import Setting, problems
from tests.networks.cases import CPU


def build(**arguments):
    problem = problems["linear"]
    return problem.objective(problem.values(arguments), Setting(0, torch.float64, CPU))


def test_the_gradient_vanishes_at_the_least_squares_solution():
    objective = build(features=5, batch_size=1000)
    x = np.hstack([objective.data.inputs.numpy(), np.ones((80, 1))])
    best, *_ = np.linalg.lstsq(x, objective.data.targets.numpy(), rcond=None)
    loss, gradient = objective.evaluate(torch.from_numpy(best.T.copy()), 0)
    assert gradient.abs().max().item() < 1e-12
    assert loss.item() == pytest.approx(np.mean((x @ best - objective.data.targets.numpy()) ** 2), rel=1e-12)


def test_the_condition_is_that_of_the_loss():
    objective = build(features=3, condition=1e4, samples=20_000, validation=0.0, batch_size=20_000, bias=False)
    parameters = objective.start(1).requires_grad_()
    hessian = torch.autograd.functional.hessian(lambda p: objective.loss(p, 0).sum(), parameters)[0, :, 0]
    values = torch.linalg.eigvalsh(hessian)
    assert (values[-1] / values[0]).item() == pytest.approx(1e4, rel=0.05)
    assert values[-1].item() == pytest.approx(2, rel=0.05)


def test_three_parameters_can_be_followed_one_by_one():
    assert build().layout.dimension == 3
    assert build(bias=False).layout.dimension == 2
