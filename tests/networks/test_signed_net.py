import torch

from engine.problem import Setting, problems
from tests.networks.cases import CPU


def test_it_is_the_network_of_the_article():
    problem = problems["signed_net"]
    objective = problem.objective(problem.values({}), Setting(0, torch.float64, CPU))
    assert objective.steps_per_epoch == 1
    z, label = objective.data.inputs[0], objective.data.targets[0]
    assert z.shape == (10,)
    assert 0 <= z.min().item() <= z.max().item() <= 3
    parameters = objective.start(1)[0].requires_grad_()
    w1, b1, w2, b2 = parameters.split([100, 10, 10, 1])
    output = torch.sigmoid(w2 @ torch.relu(w1.view(10, 10) @ z + b1) + b2)
    loss = (label - output).sum()
    (gradient,) = torch.autograd.grad(loss, parameters)
    found = objective.evaluate(parameters.detach()[None], 4)
    torch.testing.assert_close(found[0][0], loss.detach(), rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(found[1][0], gradient, rtol=1e-12, atol=1e-12)
