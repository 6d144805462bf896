"""The loss on a plane, point by point.

A dense network's first layer is linear in its weights, so on a plane its signal is linear in the two coordinates:
three products are made once, and every point only combines them. All else is computed for a few points at once, as
many as stay in a core's cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from engine.landscape.loss import NUMBERS, whole_loss
from engine.networks.dense import DenseNetwork
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from torch import Tensor

    from engine.landscape.plane import Plane
    from engine.problem import Objective


class PlaneLoss:
    """Losses ``(M,)`` float64, on the CPU, of points of ``plane`` at coordinates ``(M, 2)``."""

    def __init__(self, objective: Objective, plane: Plane) -> None:
        self.plane = plane
        self._loss = whole_loss(objective)
        self._objective: NetworkObjective | None = None
        if isinstance(objective, NetworkObjective) and isinstance(objective.network, DenseNetwork):
            self._objective = objective
            self._prepare(objective.network, objective.data.inputs)

    def _prepare(self, network: DenseNetwork, inputs: Tensor) -> None:
        """The first layer's signals ``(H·N)`` of the origin and of both directions."""
        with torch.no_grad():
            corners = torch.cat((self.plane.origin[None], self.plane.directions))
            weights, biases = network.tensors(corners)
            signal = torch.matmul(weights[0], inputs.t())
            if biases:
                signal += biases[0]
            flat = signal.flatten(1)
        self._base, self._slopes = flat[:1], flat[1:].contiguous()
        self._shape = signal.shape[1:]
        self._rows = max(1, NUMBERS // max(1, max(network.widths[1:]) * len(inputs)))

    def __call__(self, coordinates: Tensor) -> Tensor:
        with torch.no_grad():
            if self._objective is None:
                found = self._loss(self.plane.points(coordinates))
            else:
                wanted = coordinates.to(self.plane.origin)
                found = torch.cat([self._dense(self._objective, part) for part in wanted.split(self._rows)])
        return found.double().cpu()

    def _dense(self, objective: NetworkObjective, coordinates: Tensor) -> Tensor:
        network, data = objective.network, objective.data
        assert isinstance(network, DenseNetwork)
        signal = torch.addmm(self._base, coordinates, self._slopes).unflatten(1, self._shape)
        points = self.plane.points(coordinates)
        network.activations[0].forward(signal, signal)
        weights, biases = network.tensors(points)
        for place in range(1, len(weights)):
            weight = weights[place]
            signal = torch.baddbmm(biases[place], weight, signal) if biases else torch.bmm(weight, signal)
            network.activations[place].forward(signal, signal)
        found = network.loss_function.of(signal, data.targets)
        penalty = objective.penalty(points)
        return found if penalty is None else found + penalty
