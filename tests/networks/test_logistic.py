import pytest
import torch

from engine.problem import Setting, problems
from tests.networks.cases import CPU


def build(**arguments):
    problem = problems["logistic"]
    return problem.objective(problem.values(arguments), Setting(0, torch.float64, CPU))


def test_newton_ends_where_the_normal_clouds_say():
    """For two unit normal clouds the true log-odds are linear: w = separation/√2 each, over the feature's scale."""
    objective = build(separation=2.0, feature_scale=10.0, samples=40_000, validation=0.0, batch_size=40_000)
    parameters = objective.start(1)
    for _ in range(8):
        gradient = objective.evaluate(parameters, 0)[1]
        hessian = torch.autograd.functional.hessian(lambda p: objective.loss(p, 0).sum(), parameters)[0, :, 0]
        parameters = parameters - torch.linalg.solve(hessian, gradient[0])
    assert objective.evaluate(parameters, 0)[1].abs().max().item() < 1e-10
    w1, w2, b = parameters[0].tolist()
    assert w1 == pytest.approx(2**0.5, abs=0.05)
    assert 10 * w2 == pytest.approx(2**0.5, abs=0.05)
    assert b == pytest.approx(0, abs=0.05)
    accuracy = torch.special.ndtr(torch.tensor(1.0)).item()
    assert objective.measure(parameters)["train_accuracy"].item() == pytest.approx(accuracy, abs=0.01)


def test_parted_clouds_have_no_optimum():
    objective = build(separation=30.0, batch_size=1000)
    direction = torch.tensor([[1.0, 1.0, 0.0]], dtype=torch.float64)
    losses = [objective.evaluate(size * direction, 0)[0].item() for size in (0.0, 0.1, 1.0)]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] == pytest.approx(0.6931471805599453)
