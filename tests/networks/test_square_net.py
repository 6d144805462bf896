import torch

from engine.problem import Setting, problems
from tests.networks.cases import CPU


def build(seed=0, **arguments):
    problem = problems["square_net"]
    return problem.objective(problem.values(arguments), Setting(seed, torch.float64, CPU))


def test_it_is_the_network_of_the_article():
    objective = build()
    parameters = objective.start(1)
    w1 = parameters[0, :10_000].view(1000, 10).t().clone().requires_grad_()
    w2 = parameters[0, 10_000:].view(10, 1000).t().clone().requires_grad_()
    for step in (0, 7, 12):
        x = objective.data.inputs[100 * (step % 10) : 100 * (step % 10) + 100]
        loss = (torch.sigmoid(torch.sigmoid(x @ w1) @ w2) - x**2).square().mean()
        first, second = torch.autograd.grad(loss, (w1, w2))
        found, gradient = objective.evaluate(parameters, step)
        torch.testing.assert_close(found[0], loss.detach(), rtol=1e-12, atol=1e-12)
        torch.testing.assert_close(
            gradient[0], torch.cat([first.t().reshape(-1), second.t().reshape(-1)]), rtol=1e-12, atol=1e-12
        )


def test_weights_and_samples_are_standard_normal_and_independent():
    objective = build()
    start, inputs = objective.start(1)[0], objective.data.inputs.reshape(-1)
    for values in (start, inputs):
        assert abs(values.mean().item()) < 4 / len(values) ** 0.5
        assert abs(values.var().item() - 1) < 4 * (2 / len(values)) ** 0.5
    both = torch.corrcoef(torch.stack([start[:10_000], inputs]))
    assert abs(both[0, 1].item()) < 0.04


def test_ten_batches_an_epoch_in_a_fixed_order():
    objective = build()
    assert objective.steps_per_epoch == 10
    assert torch.equal(objective.batch(3).inputs, objective.batch(13).inputs)
    assert build(samples=2000).steps_per_epoch == 20
    assert not torch.equal(build(shuffle=True).batch(3).inputs, build(shuffle=True).batch(13).inputs)
