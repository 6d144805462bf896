"""Stacks of modules against the same modules one by one."""

import pytest
import torch
from torch import nn

from engine.errors import InputError
from engine.experiment import Experiment
from engine.networks.losses import CrossEntropy, MeanSquaredError
from engine.networks.module_network import ModuleNetwork, seeded
from engine.problem import Setting, problems
from engine.spec import parse
from tests.networks.cases import CPU, make_batch

KINDS = [
    ("mlp", {"norm": "layer", "hidden": [5]}),
    ("mlp", {"norm": "batch", "hidden": [5, 4], "dropout": 0.3}),
    ("mlp", {"data": "sine", "dropout": 0.5}),
    ("cnn", {"channels": [3, 4]}),
    ("cnn", {"channels": [3], "norm": "batch", "dropout": 0.2, "batch_size": 16}),
    ("cnn", {"channels": [2, 2], "norm": "layer", "activation": "gelu", "l2": 0.01}),
]


class Branching(nn.Module):
    """Looks at a number to decide what to do: torch cannot batch that."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 3)
        self.dropout = nn.Dropout(0.3)

    def forward(self, inputs):
        out = self.dropout(self.layer(inputs))
        return out * 2 if float(out.detach().sum()) > 0 else out


def build(name, dtype=torch.float64, **arguments):
    problem = problems[name]
    return problem.objective(problem.values(arguments), Setting(0, dtype, CPU))


def scattered(objective, runs):
    start = objective.start(runs)
    return start + 0.1 * torch.randn(start.shape, generator=torch.Generator().manual_seed(2)).to(start.dtype)


@pytest.mark.parametrize(("name", "arguments"), KINDS)
def test_a_stack_equals_its_rows_alone(name, arguments):
    objective = build(name, **arguments)
    parameters = scattered(objective, 3)
    for step in (0, 2):
        losses, gradients = objective.evaluate(parameters, step)
        for row in range(3):
            loss, gradient = objective.evaluate(parameters[row : row + 1], step)
            torch.testing.assert_close(losses[row : row + 1], loss, rtol=1e-12, atol=1e-12)
            torch.testing.assert_close(gradients[row : row + 1], gradient, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("name", "arguments"), KINDS)
def test_a_step_equals_the_module_with_the_same_dropout(name, arguments):
    objective = build(name, **arguments)
    parameters = scattered(objective, 2)
    losses, gradients = objective.evaluate(parameters, 3)
    batch = objective.batch(3)
    module, criterion = objective.module(parameters[1])
    with seeded(objective._draw(3), CPU):
        loss = criterion(module(batch.inputs), batch.targets)
    loss = loss + arguments.get("l2", 0.0) / 2 * sum(p.square().sum() for p in module.parameters())
    wanted = torch.cat([part.reshape(-1) for part in torch.autograd.grad(loss, list(module.parameters()))])
    torch.testing.assert_close(losses[1], loss.detach(), rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(gradients[1], wanted, rtol=1e-12, atol=1e-12)


def test_dropout_differs_by_step_and_is_off_in_measures():
    objective = build("mlp", dropout=0.5, batch_size=1000, shuffle=False)
    parameters = objective.start(1)
    losses = [objective.evaluate(parameters, step)[0].item() for step in (0, 1, 0)]
    assert losses[0] == losses[2] != losses[1]
    module = objective.module(parameters[0])[0].eval()
    wanted = nn.functional.cross_entropy(module(objective.data.inputs), objective.data.targets)
    torch.testing.assert_close(objective.measure(parameters)["train_loss"][0], wanted.detach())


def test_a_plain_stack_is_the_hand_written_network():
    plain = build("mlp", hidden=[5])
    batch = plain.batch(0)
    network = ModuleNetwork(plain.module()[0], plain.network.loss_function, 2, batch.inputs, "it")
    parameters = scattered(plain, 3)
    found = network.evaluate(parameters, batch.inputs, batch.targets)
    for one, other in zip(found, plain.evaluate(parameters, 0), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-12, atol=1e-12)


def test_float32_stacks_train_as_single_runs():
    problem = {"name": "cnn", "channels": [3], "norm": "batch", "dropout": 0.2}
    runs = [{"name": str(lr), "optimizer": {"name": "SGD", "lr": lr}} for lr in (0.01, 0.05)]
    both = Experiment(parse({"steps": 20, "problem": problem, "runs": runs}))
    both.advance(20)
    for row, run in enumerate(runs):
        alone = Experiment(parse({"steps": 20, "problem": problem, "runs": [run]}))
        alone.advance(20)
        torch.testing.assert_close(both.by_run(both.parameters)[row], alone.parameters[0], rtol=1e-5, atol=1e-5)


def test_what_cannot_be_batched_runs_one_by_one():
    batch = make_batch("cross_entropy")
    network = ModuleNetwork(Branching(), CrossEntropy(3, torch.float64), 3, batch.inputs, "Branching")
    parameters = torch.randn(4, network.layout.dimension, generator=torch.Generator().manual_seed(0)).double()
    losses, gradients = network.evaluate(parameters, batch.inputs, batch.targets, 9)
    for row in range(4):
        module = network.module(parameters[row])
        with seeded(9, CPU):
            loss = nn.functional.cross_entropy(module(batch.inputs), batch.targets)
        torch.testing.assert_close(losses[row], loss.detach())
        wanted = torch.cat([g.reshape(-1) for g in torch.autograd.grad(loss, list(module.parameters()))])
        torch.testing.assert_close(gradients[row], wanted)


@pytest.mark.parametrize(
    ("module", "message"),
    [
        (nn.Linear(7, 3), r"it failed on inputs \(8, 4\): RuntimeError"),
        (nn.Linear(4, 2), r"it gives \(8, 2\) for inputs \(8, 4\); it must give \(8, 3\)"),
        (nn.Flatten(), "no parameters"),
        (nn.LSTM(4, 3), "it gives tuple"),
    ],
)
def test_modules_that_do_not_fit_are_refused(module, message):
    batch = make_batch("mse")
    with pytest.raises(InputError, match=message):
        ModuleNetwork(module, MeanSquaredError(), 3, batch.inputs, "it")


def test_l2_is_the_weight_decay_of_sgd():
    """One pulls in the loss, the other in the update: the same steps (penalties reach every parameter, as there)."""
    histories = []
    for problem, optimizer in (({"l2": 0.2}, {}), ({}, {"weight_decay": 0.2})):
        table = {"steps": 30, "dtype": "float64", "problem": {"name": "mlp", "norm": "layer", **problem}}
        made = Experiment(parse({**table, "runs": [{"optimizer": {"name": "SGD", "lr": 0.1, **optimizer}}]}))
        made.advance(30)
        histories.append(made.parameters[0])
    torch.testing.assert_close(*histories, rtol=1e-10, atol=1e-12)
