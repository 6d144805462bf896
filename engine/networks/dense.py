"""Stacks of dense networks: R networks of one shape, all parameters in one flat ``(R, D)`` tensor.

The flat vector of a run holds weight ``(out, in)`` and bias ``(out,)`` of each layer in turn, exactly
``torch.nn.utils.parameters_to_vector`` of the equal ``torch.nn.Sequential`` (:meth:`DenseNetwork.module`).
Activations are kept feature by feature, ``(R, features, B)``: softmax and bias sums then run along
memory, and batches need no copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from engine.errors import InputError
from engine.layout import Layout
from engine.networks.activations import activation as find_activation
from engine.networks.backpropagation import Backpropagation

if TYPE_CHECKING:
    from engine.networks.losses import Loss


class DenseNetwork:
    """A fully connected network: ``widths`` = (inputs, hidden …, outputs).

    ``activation`` follows every layer but the last, which ``output`` follows. Errors: InputError for widths
    below 1, fewer than two of them, or an unknown activation.
    """

    def __init__(
        self,
        widths: Sequence[int],
        loss: Loss,
        activation: str = "relu",
        output: str = "identity",
        bias: bool = True,
    ) -> None:
        self.widths = tuple(int(width) for width in widths)
        if len(self.widths) < 2 or min(self.widths) < 1:
            raise InputError(f"widths = {list(widths)}: must be at least two whole numbers >= 1")
        self.loss_function = loss
        self.bias = bias
        hidden, last = find_activation(activation), find_activation(output)
        self.activations = (*(hidden for _ in self.widths[2:]), last)
        self.layout = Layout.of(self._named())
        self._backpropagation: Backpropagation | None = None

    def _named(self) -> list[tuple[str, tuple[int, ...]]]:
        named: list[tuple[str, tuple[int, ...]]] = []
        place = 0
        for fan_in, fan_out, activation in zip(self.widths, self.widths[1:], self.activations, strict=False):
            named.append((f"{place}.weight", (fan_out, fan_in)))
            if self.bias:
                named.append((f"{place}.bias", (fan_out,)))
            place += 1 if activation.name == "identity" else 2
        return named

    def tensors(self, parameters: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """Views of ``parameters`` ``(R, D)``: weights ``(R, out, in)`` and biases ``(R, out, 1)`` of the layers."""
        slots = self.layout.slots
        parts = parameters.split_with_sizes([slot.size for slot in slots], 1)
        tensors = [part.unflatten(1, (*slot.shape, 1)[:2]) for part, slot in zip(parts, slots, strict=True)]
        return (tensors[::2], tensors[1::2]) if self.bias else (tensors, [])

    def outputs(self, parameters: Tensor, inputs: Tensor) -> Tensor:
        """Outputs ``(R, K, N)`` of every run for ``inputs`` ``(N, F)``; differentiable twice."""
        weights, biases = self.tensors(parameters)
        signal = inputs.t().expand(len(parameters), -1, -1)
        for place, (weight, activation) in enumerate(zip(weights, self.activations, strict=True)):
            signal = torch.baddbmm(biases[place], weight, signal) if biases else torch.bmm(weight, signal)
            signal = activation.apply(signal)
        return signal

    def loss(self, parameters: Tensor, inputs: Tensor, targets: Tensor) -> Tensor:
        """The loss ``(R,)`` of every run; differentiable twice."""
        return self.loss_function.of(self.outputs(parameters, inputs), targets)

    def evaluate(self, parameters: Tensor, inputs: Tensor, goal: Tensor) -> tuple[Tensor, Tensor]:
        """Loss ``(R,)`` and gradient ``(R, D)`` of each row of ``parameters`` ``(R, D)``, without autograd.

        ``inputs`` ``(B, F)``; ``goal`` ``(K·B,)`` is what the loss's ``goals`` makes of the targets. Both results
        are new tensors. Rows do not touch each other: one run's NaN stays its own.
        """
        passes = self._backpropagation
        if passes is None or not passes.fits(parameters):
            passes = self._backpropagation = Backpropagation(self, parameters)
        return passes.evaluate(parameters, inputs, goal)

    def module(self, parameters: Tensor | None = None) -> nn.Sequential:
        """The same network as a torch module, with the values of ``parameters`` ``(D,)`` if given."""
        layers: list[nn.Module] = []
        for fan_in, fan_out, activation in zip(self.widths, self.widths[1:], self.activations, strict=False):
            layers.append(nn.Linear(fan_in, fan_out, bias=self.bias))
            if activation.name != "identity":
                layers.append(activation.module())
        module = nn.Sequential(*layers)
        if parameters is not None:
            module.to(parameters.device, parameters.dtype)
            nn.utils.vector_to_parameters(parameters.detach().clone(), module.parameters())
        return module
