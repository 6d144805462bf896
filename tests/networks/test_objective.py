import pytest
import torch

from engine.data.order import BatchOrder
from engine.networks import objective as under_test
from engine.networks.objective import NetworkObjective
from engine.problem import Setting
from tests.networks.cases import CPU, LOSSES, by_autograd, make_network, make_parameters, make_samples


def make(loss="cross_entropy", validation=True):
    network = make_network(loss)
    training, held = make_samples(loss, 30), make_samples(loss, 9)
    start = make_parameters(network, 1, torch.float32)[0]
    drawn = {0: start, 1: -start}.__getitem__
    setting = Setting(0, torch.float64, CPU)
    return NetworkObjective(network, training, held if validation else None, BatchOrder(30, 8, True), drawn, setting)


def test_every_run_starts_in_the_same_place():
    objective = make()
    start = objective.start(3)
    assert start.shape == (3, objective.layout.dimension)
    assert start.dtype == torch.float64
    assert start.is_contiguous()
    assert torch.equal(start[0], start[2])


def test_another_seed_gives_another_start():
    objective = make()
    assert torch.equal(objective.start_drawn(0), objective.start(1)[0])
    assert torch.equal(objective.start_drawn(1), -objective.start(1)[0])


def test_evaluate_and_loss_use_the_batch_of_the_step():
    objective = make()
    assert objective.steps_per_epoch == 4
    parameters = make_parameters(objective.network, 2)
    for step in (0, 3, 9):
        loss, gradient = objective.evaluate(parameters, step)
        wanted = by_autograd(objective.network, parameters, objective.batch(step))
        torch.testing.assert_close(loss, wanted[0], rtol=1e-12, atol=1e-12)
        torch.testing.assert_close(gradient, wanted[1], rtol=1e-12, atol=1e-12)
        torch.testing.assert_close(objective.loss(parameters, step), wanted[0], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("chunk", [1, 100, 2**22])
@pytest.mark.parametrize("loss", LOSSES)
def test_measures_are_those_of_the_whole_data(loss, chunk, monkeypatch):
    monkeypatch.setattr(under_test, "CHUNK", chunk)
    objective = make(loss)
    parameters = make_parameters(objective.network, 2)
    found = objective.measure(parameters)
    assert set(found) == set(objective.measures)
    for run, row in enumerate(parameters):
        module, criterion = objective.module(row)
        for part, samples in (("train", objective.data), ("validation", objective.validation)):
            output = module(samples.inputs)
            wanted = criterion(output, samples.targets).detach()
            torch.testing.assert_close(found[f"{part}_loss"][run], wanted, rtol=1e-12, atol=1e-12)
            right = None
            if loss == "cross_entropy":
                right = (output.argmax(1) == samples.targets).double().mean()
            if loss == "binary_cross_entropy":
                right = ((output.sigmoid() > 0.5) == samples.targets.bool()).all(1).double().mean()
            if right is not None:
                assert found[f"{part}_accuracy"][run].item() == pytest.approx(right.item())


def test_measures_without_validation_or_classes():
    assert make(validation=False).measures == ("train_loss", "train_accuracy")
    assert make("mse").measures == ("train_loss", "validation_loss")


def test_the_module_has_the_start_values():
    objective = make()
    module, _ = objective.module()
    assert torch.equal(torch.nn.utils.parameters_to_vector(module.parameters()), objective.start(1)[0])


def test_penalties_add_their_closed_forms_to_what_is_trained():
    plain, pulled = make(), make()
    pulled.l1, pulled.l2 = 0.2, 0.6
    parameters = make_parameters(plain.network, 2)
    added = 0.2 * parameters.abs().sum(1) + 0.3 * (parameters**2).sum(1)
    torch.testing.assert_close(pulled.loss(parameters, 1), plain.loss(parameters, 1) + added, rtol=1e-12, atol=0)
    loss, gradient = pulled.evaluate(parameters, 1)
    torch.testing.assert_close(loss, plain.loss(parameters, 1) + added, rtol=1e-12, atol=0)
    wanted = plain.evaluate(parameters, 1)[1] + 0.2 * parameters.sign() + 0.6 * parameters
    torch.testing.assert_close(gradient, wanted, rtol=1e-12, atol=1e-14)
    for name in plain.measures:
        assert torch.equal(plain.measure(parameters)[name], pulled.measure(parameters)[name])
