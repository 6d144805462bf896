import pytest
import torch

from engine.errors import InputError
from engine.networks.activations import activation, activations
from engine.networks.problem import ACTIVATIONS


def test_the_knob_offers_exactly_these():
    assert set(ACTIVATIONS) == set(activations)


@pytest.mark.parametrize("name", activations)
def test_forward_and_backward_equal_the_module(name):
    entry = activations[name]
    before = torch.linspace(-30, 30, 241, dtype=torch.float64)
    module_input = before.clone().requires_grad_()
    wanted = entry.module()(module_input)
    gradient = torch.linspace(1, 2, 241, dtype=torch.float64)
    (wanted_gradient,) = torch.autograd.grad(wanted, module_input, gradient)
    buffer = before.clone()
    out = torch.empty_like(buffer) if entry.keeps_input else buffer
    entry.forward(buffer, out)
    assert torch.equal(out, wanted)
    assert torch.equal(entry.apply(before), wanted)
    entry.backward(gradient, buffer)
    torch.testing.assert_close(gradient, wanted_gradient, rtol=1e-14, atol=1e-14)


def test_an_unknown_name_is_refused():
    with pytest.raises(InputError, match="unknown activation 'swish'"):
        activation("swish")
