"""The training pass of a stack of dense networks, written by hand into buffers made once.

Small networks are limited by the cost of a call, not by arithmetic, so a pass is as few calls as
possible: per layer one product with bias, one activation, and backwards one derivative, one bias
sum and two products. A single run works on matrices; R runs on batched products ``(R, …)``, the inputs
shared by all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
from torch import Tensor

if TYPE_CHECKING:
    from engine.networks.activations import Activation
    from engine.networks.dense import DenseNetwork
    from engine.networks.losses import Pass


KEPT = 16
"""Batch sizes whose buffers are kept."""
Recipe = list[tuple[tuple[int, ...], tuple[int, ...], int]]


class Layer(NamedTuple):
    """One layer's buffers, ``(R, width, B)``; a single run's without R.

    ``before`` and ``after`` the activation are the same memory unless its derivative needs what came
    before; ``delta`` is the gradient of the loss here, ``across`` the transposed signal that enters (None:
    the batch's inputs).
    """

    before: Tensor
    after: Tensor
    delta: Tensor
    across: Tensor | None
    weight_gradient: Tensor
    bias_gradient: Tensor | None
    activation: Activation | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything for one batch size. ``gradient`` are the slots' gradients, each ``(R, size)``."""

    layers: list[Layer]
    loss: Pass
    gradient: list[Tensor]


class Backpropagation:
    """Losses and gradients of ``network`` for parameters shaped and placed like ``parameters`` ``(R, D)``."""

    def __init__(self, network: DenseNetwork, parameters: Tensor) -> None:
        self.network = network
        self.shape = parameters.shape
        self.dtype = parameters.dtype
        self.device = parameters.device
        self.runs = len(parameters)
        self._product: Any = torch.mm if self.runs == 1 else torch.bmm
        self._affine: Any = torch.addmm if self.runs == 1 else torch.baddbmm
        self._plans: dict[int, Plan] = {}
        self._recipes: tuple[tuple[int, ...], Recipe, Recipe, Recipe] | None = None
        self._parameters: Tensor | None = None
        self._weights: list[Tensor] = []
        self._biases: list[Tensor] = []
        self._turned: list[Tensor] = []

    def fits(self, parameters: Tensor) -> bool:
        """Whether the buffers serve for ``parameters``."""
        return parameters is self._parameters or (
            parameters.shape == self.shape and parameters.dtype == self.dtype and parameters.device == self.device
        )

    def evaluate(self, parameters: Tensor, inputs: Tensor, goal: Tensor) -> tuple[Tensor, Tensor]:
        """Loss ``(R,)`` and gradient ``(R, D)``, both new tensors."""
        if parameters is not self._parameters:
            self._view(parameters)
        size = len(inputs)
        plan = self._plans.get(size) or self._plan(size)
        affine, product, weights, biases = self._affine, self._product, self._weights, self._biases
        if self.runs > 1:
            inputs = inputs.expand(self.runs, -1, -1)

        signal = inputs.transpose(-1, -2)
        place = 0
        for before, after, _, _, _, _, activation in plan.layers:
            if biases:
                affine(biases[place], weights[place], signal, out=before)
            else:
                product(weights[place], signal, out=before)
            if activation is not None:
                activation.forward(before, after)
            signal = after
            place += 1

        loss = plan.loss(goal)

        for before, _, delta, across, weight_gradient, bias_gradient, activation in reversed(plan.layers):
            place -= 1
            if activation is not None:
                activation.backward(delta, before)
            if bias_gradient is not None:
                torch.sum(delta, -1, out=bias_gradient)
            if across is None:
                product(delta, inputs, out=weight_gradient)
            else:
                product(delta, across, out=weight_gradient)
                product(self._turned[place - 1], delta, out=plan.layers[place - 1].delta)
        return loss, torch.cat(plan.gradient, 1)

    def _view(self, parameters: Tensor) -> None:
        """Take weights and biases as views; the same tensor, changed in place, is not viewed again."""
        values = parameters.detach() if parameters.requires_grad else parameters
        strides, offset = values.stride(), values.storage_offset()
        if self._recipes is None or self._recipes[0] != strides:
            self._recipes = (strides, *self._recipe(*strides))
        _, weights, biases, turned = self._recipes
        view = values.as_strided
        self._weights = [view(shape, stride, offset + start) for shape, stride, start in weights]
        self._biases = [view(shape, stride, offset + start) for shape, stride, start in biases]
        self._turned = [view(shape, stride, offset + start) for shape, stride, start in turned]
        self._parameters = parameters

    def _recipe(self, run: int, step: int) -> tuple[Recipe, Recipe, Recipe]:
        """Shape, strides and offset of weights ``(R, out, in)``, biases ``(R, out, 1)`` and transposed weights."""
        lead, leap = ((), ()) if self.runs == 1 else ((self.runs,), (run,))
        weights, biases, turned = [], [], []
        for slot in self.network.layout.slots:
            start = slot.start * step
            if len(slot.shape) == 1:
                biases.append(((*lead, slot.size, 1), (*leap, step, step), start))
                continue
            rows, columns = slot.shape
            weights.append(((*lead, rows, columns), (*leap, columns * step, step), start))
            turned.append(((*lead, columns, rows), (*leap, step, columns * step), start))
        return weights, biases, turned[1:]

    def _plan(self, size: int) -> Plan:
        with torch.inference_mode(False), torch.no_grad():  # buffers must stay writable outside of inference mode
            if len(self._plans) >= KEPT:
                del self._plans[next(iter(self._plans))]  # the one that was made first
            plan = self._plans[size] = self._make(size)
        return plan

    def _make(self, size: int) -> Plan:
        lead = () if self.runs == 1 else (self.runs,)

        def buffer(*shape: int) -> Tensor:
            return torch.empty(*lead, *shape, dtype=self.dtype, device=self.device)

        layers: list[Layer] = []
        across = None
        widths = self.network.widths
        for fan_in, fan_out, activation in zip(widths, widths[1:], self.network.activations, strict=False):
            before = buffer(fan_out, size)
            after = buffer(fan_out, size) if activation.keeps_input else before
            layers.append(
                Layer(
                    before,
                    after,
                    delta=buffer(fan_out, size),
                    across=across,
                    weight_gradient=buffer(fan_out, fan_in),
                    bias_gradient=buffer(fan_out) if self.network.bias else None,
                    activation=None if activation.name == "identity" else activation,
                )
            )
            across = after.transpose(-1, -2)
        loss = self.network.loss_function.bind(layers[-1].after, layers[-1].delta, self.runs)
        pairs = [pair for layer in layers for pair in (layer.weight_gradient, layer.bias_gradient)]
        return Plan(layers, loss, [part.view(self.runs, -1) for part in pairs if part is not None])
