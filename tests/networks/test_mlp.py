import pytest
import torch

from engine.data.data_set import data_sets
from engine.errors import InputError
from engine.problem import Setting, problems
from tests.networks.cases import CPU


def build(**arguments):
    problem = problems["mlp"]
    return problem.objective(problem.values(arguments), Setting(0, torch.float64, CPU))


@pytest.mark.parametrize("name", data_sets.names())
def test_any_data_set_sets_inputs_outputs_and_loss(name):
    objective = build(data=name, hidden=[5])
    samples = data_sets[name].draw(300, 0.1, 0)
    outputs = samples.classes or 1
    shapes = [slot.shape for slot in objective.layout.slots]
    assert shapes == [(5, samples.inputs.shape[1]), (5,), (outputs, 5), (outputs,)]
    assert ("train_accuracy" in objective.measures) == (samples.classes is not None)
    assert objective.steps_per_epoch == -(-240 // 32)


@pytest.mark.parametrize(("data", "hidden"), [("moons", [16, 16]), ("spirals", [32, 32]), ("chequers", [16])])
def test_a_small_network_learns_it(data, hidden):
    objective = build(data=data, hidden=hidden, noise=0.02, batch_size=1000)
    parameters = objective.start(1)
    memory = torch.zeros_like(parameters)
    square = torch.zeros_like(parameters)
    for step in range(1, 1201):
        _, gradient = objective.evaluate(parameters, step)
        memory = 0.9 * memory + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        parameters -= 0.01 * (memory / (1 - 0.9**step)) / ((square / (1 - 0.99**step)).sqrt() + 1e-8)
    assert objective.measure(parameters)["train_accuracy"].item() > 0.97


def test_unknown_data_is_refused():
    with pytest.raises(InputError, match="did you mean 'moons'"):
        build(data="moon")
