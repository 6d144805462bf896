import pytest
import torch

from engine.networks.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError
from tests.networks.cases import LOSSES, make_batch, make_loss


@pytest.mark.parametrize("scale", [1.0, 30.0, 1e4])
@pytest.mark.parametrize("name", LOSSES)
def test_values_and_gradients_equal_torch(name, scale):
    loss, batch = make_loss(name), make_batch(name)
    raw = scale * torch.randn(2, 3, 11, generator=torch.Generator().manual_seed(5), dtype=torch.float64)
    delta = torch.empty_like(raw)
    values = loss.bind(raw, delta, 2)(*loss.goals(batch.targets, 11))
    for run in range(2):
        output = raw[run].t().clone().requires_grad_()
        wanted = loss.module()(output, batch.targets)
        (gradient,) = torch.autograd.grad(wanted, output)
        torch.testing.assert_close(values[run], wanted.detach(), rtol=1e-12, atol=1e-12)
        torch.testing.assert_close(delta[run].t(), gradient, rtol=1e-12, atol=1e-12)
        torch.testing.assert_close(loss.of(raw, batch.targets)[run], wanted.detach(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", LOSSES)
def test_goals_of_a_smaller_last_batch(name):
    loss, whole = make_loss(name), make_batch(name, 11)
    goals = loss.goals(whole.targets, 4)
    assert [len(goal) for goal in goals] == [12, 12, 9]
    for goal, part in zip(goals, whole.targets.split(4), strict=True):
        outputs = torch.zeros(3, len(part), dtype=torch.float64)
        value = loss.bind(outputs, torch.empty_like(outputs), 1)(goal)
        torch.testing.assert_close(value[0], loss.module()(outputs.t(), part), rtol=1e-12, atol=1e-12)


def test_hits_count_right_classes():
    outputs = torch.tensor([[[3.0, 0.0], [1.0, 2.0]], [[0.0, 1.0], [1.0, 0.0]]])
    assert CrossEntropy(2, torch.float32).hits(outputs, torch.tensor([0, 1])).tolist() == [2, 0]
    signs = torch.tensor([[[3.0, -1.0]], [[-3.0, 1.0]]])
    assert BinaryCrossEntropy().hits(signs, torch.tensor([[1.0], [0.0]])).tolist() == [2, 0]
    assert MeanSquaredError().hits(outputs, torch.zeros(2, 2)).tolist() == [0, 0]


def test_the_squared_error_of_many_large_halves_is_finite():
    outputs = torch.full((50, 1000), 100.0, dtype=torch.float16)
    value = MeanSquaredError().bind(outputs, torch.empty_like(outputs), 1)(torch.zeros(50_000, dtype=torch.float16))
    assert value.item() == pytest.approx(10_000, rel=0.01)
