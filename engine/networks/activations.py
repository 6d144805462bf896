"""Activations of dense networks: value, gradient into a buffer, differentiable form, torch module.

The gradient calls are the very ATen functions that autograd calls, so both give the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.errors import unknown

aten: Any = torch.ops.aten


@dataclass(frozen=True)
class Activation:
    """One elementwise activation.

    ``apply`` is differentiable twice. ``forward(before, out)`` writes the value; ``backward(gradient,
    saved)`` multiplies ``gradient`` in place by the derivative, where ``saved`` is the value itself, or
    what came before it if ``keeps_input``.
    """

    name: str
    apply: Callable[[Tensor], Tensor]
    forward: Callable[[Tensor, Tensor], Any]
    backward: Callable[[Tensor, Tensor], Any]
    module: Callable[[], nn.Module]
    keeps_input: bool = False


def _relu(before: Tensor, out: Tensor) -> None:
    torch.relu_(before)


_relu_gradient = aten.threshold_backward.grad_input
_leaky_gradient = aten.leaky_relu_backward.grad_input
_elu_gradient = aten.elu_backward.grad_input
_tanh_gradient = aten.tanh_backward.grad_input
_sigmoid_gradient = aten.sigmoid_backward.grad_input
_silu_gradient = aten.silu_backward.grad_input
_gelu_gradient = aten.gelu_backward.grad_input
_softplus_gradient = aten.softplus_backward.grad_input
_gelu = aten.gelu.out
_silu = aten.silu.out
_softplus = aten.softplus.out

activations: Mapping[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("relu", torch.relu, _relu, lambda g, y: _relu_gradient(g, y, 0, grad_input=g), nn.ReLU),
        Activation(
            "leaky_relu",
            F.leaky_relu,
            lambda x, out: F.leaky_relu_(x),
            lambda g, y: _leaky_gradient(g, y, 0.01, True, grad_input=g),
            nn.LeakyReLU,
        ),
        Activation(
            "elu",
            F.elu,
            lambda x, out: F.elu_(x),
            lambda g, y: _elu_gradient(g, 1.0, 1.0, 1.0, True, y, grad_input=g),
            nn.ELU,
        ),
        Activation(
            "tanh",
            torch.tanh,
            lambda x, out: x.tanh_(),
            lambda g, y: _tanh_gradient(g, y, grad_input=g),
            nn.Tanh,
        ),
        Activation(
            "sigmoid",
            torch.sigmoid,
            lambda x, out: x.sigmoid_(),
            lambda g, y: _sigmoid_gradient(g, y, grad_input=g),
            nn.Sigmoid,
        ),
        Activation(
            "gelu",
            F.gelu,
            lambda x, out: _gelu(x, out=out),
            lambda g, x: _gelu_gradient(g, x, grad_input=g),
            nn.GELU,
            keeps_input=True,
        ),
        Activation(
            "silu",
            F.silu,
            lambda x, out: _silu(x, out=out),
            lambda g, x: _silu_gradient(g, x, grad_input=g),
            nn.SiLU,
            keeps_input=True,
        ),
        Activation(
            "softplus",
            F.softplus,
            lambda x, out: _softplus(x, out=out),
            lambda g, x: _softplus_gradient(g, x, 1.0, 20.0, grad_input=g),
            nn.Softplus,
            keeps_input=True,
        ),
        Activation("identity", lambda x: x, lambda x, out: None, lambda g, y: None, nn.Identity),
    )
}


def activation(name: str) -> Activation:
    """The activation called ``name``, or an InputError."""
    if name not in activations:
        raise unknown("activation", name, activations)
    return activations[name]
