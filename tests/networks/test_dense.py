import pytest
import torch
from torch.nn.utils import parameters_to_vector

from engine.errors import InputError
from engine.networks.activations import activations
from tests.networks.cases import LOSSES, by_autograd, evaluate, make_batch, make_network, make_parameters


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("activation", ["relu", "identity"])
def test_the_layout_is_that_of_the_module(activation, bias):
    network = make_network(activation=activation, bias=bias)
    parameters = make_parameters(network, 1)[0]
    module = network.module(parameters)
    named = [(slot.name, slot.shape) for slot in network.layout.slots]
    assert named == [(name, tuple(p.shape)) for name, p in module.named_parameters()]
    assert torch.equal(parameters_to_vector(module.parameters()), parameters)


def test_the_module_owns_its_values():
    network = make_network()
    parameters = make_parameters(network, 1)[0]
    module = network.module(parameters)
    parameters.zero_()
    assert parameters_to_vector(module.parameters()).abs().max() > 0


@pytest.mark.parametrize("activation", activations)
def test_outputs_equal_the_modules(activation):
    network = make_network("mse", activation=activation, output="tanh")
    parameters, batch = make_parameters(network, 3), make_batch("mse")
    outputs = network.outputs(parameters, batch.inputs)
    assert outputs.shape == (3, 3, 11)
    for row, found in zip(parameters, outputs, strict=True):
        torch.testing.assert_close(found.t(), network.module(row)(batch.inputs), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("runs", [1, 3])
@pytest.mark.parametrize("loss", LOSSES)
def test_loss_is_differentiable(loss, runs):
    network = make_network(loss)
    parameters, batch = make_parameters(network, runs).requires_grad_(), make_batch(loss)
    losses = network.loss(parameters, batch.inputs, batch.targets)
    (gradient,) = torch.autograd.grad(losses.sum(), parameters)
    wanted = by_autograd(network, parameters.detach(), batch)
    torch.testing.assert_close(losses.detach(), wanted[0], rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(gradient, wanted[1], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
def test_loss_is_differentiable_twice(loss):
    network = make_network(loss, activation="tanh", output="sigmoid" if loss == "mse" else "identity")
    parameters, batch = make_parameters(network, 2).requires_grad_(), make_batch(loss)
    vector = torch.randn(parameters.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    losses = network.loss(parameters, batch.inputs, batch.targets)
    (gradient,) = torch.autograd.grad(losses.sum(), parameters, create_graph=True)
    (product,) = torch.autograd.grad((gradient * vector).sum(), parameters)
    ahead = evaluate(network, (parameters + 1e-6 * vector).detach(), batch)[1]
    behind = evaluate(network, (parameters - 1e-6 * vector).detach(), batch)[1]
    torch.testing.assert_close(product, (ahead - behind) / 2e-6, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("widths", [(4,), (4, 0, 3)])
def test_impossible_widths_are_refused(widths):
    with pytest.raises(InputError, match="widths = "):
        make_network(widths=widths)


def test_an_unknown_activation_is_refused():
    with pytest.raises(InputError, match="did you mean 'relu'"):
        make_network(activation="rulu")
