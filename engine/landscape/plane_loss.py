"""The loss on a plane, point by point.

A dense network's first layer is linear in its weights, so on a plane its signal is linear in the two coordinates:
three products are made once, and every point only combines them. On the CPU all else is compiled
(:mod:`engine.landscape.plane_kernel`); elsewhere tensors do it for a few points at once, as many as stay in a cache.
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
    from engine.landscape.plane_kernel import PlaneKernel
    from engine.problem import Objective


class PlaneLoss:
    """Losses ``(M,)`` float64, on the CPU, of points of ``plane`` at coordinates ``(M, 2)``.

    ``compiled`` = False leaves networks to tensors, where a kernel could be made too.
    """

    def __init__(self, objective: Objective, plane: Plane, compiled: bool = True) -> None:
        self.plane = plane
        self._kernel: PlaneKernel | None = None
        self._loss = whole_loss(objective)
        self._objective: NetworkObjective | None = None
        if isinstance(objective, NetworkObjective) and isinstance(objective.network, DenseNetwork):
            self._objective = objective
            self._prepare(objective, objective.network, compiled)

    def _prepare(self, objective: NetworkObjective, network: DenseNetwork, compiled: bool) -> None:
        """The first layer's signals ``(3, H, N)`` of the origin and of both directions."""
        from engine.fused_nets.support import design, unsupported

        inputs, targets = objective.data
        with torch.no_grad():
            corners = torch.cat((self.plane.origin[None], self.plane.directions))
            weights, biases = network.tensors(corners)
            signal = torch.matmul(weights[0], inputs.t())
            if biases:
                signal += biases[0]
        if compiled and unsupported(objective, ()) is None:
            from engine.landscape.plane_kernel import plane_kernel

            self._kernel = plane_kernel(design(objective))
            self._corners = self._kernel.tiles(signal.numpy())
            self._goals = self._kernel.tiles(targets.reshape(len(inputs), -1).t().numpy())
            return
        flat = signal.flatten(1)
        self._base, self._slopes = flat[:1], flat[1:].contiguous()
        rows = max(1, NUMBERS // max(1, max(network.widths[1:]) * len(inputs)))
        self._signals = [flat.new_empty(rows, width, len(inputs)) for width in network.widths[1:]]
        self._rows = rows

    def __call__(self, coordinates: Tensor) -> Tensor:
        with torch.no_grad():
            if self._objective is None:
                found = self._loss(self.plane.points(coordinates))
            else:
                wanted = coordinates.to(self.plane.origin)
                if self._kernel is not None:
                    return self._compiled(self._objective, wanted)
                found = torch.cat([self._dense(self._objective, part) for part in wanted.split(self._rows)])
        return found.double().cpu()

    def _compiled(self, objective: NetworkObjective, coordinates: Tensor) -> Tensor:
        assert self._kernel is not None
        shape = self._kernel.design
        first = shape.offsets[1][0] if shape.depth > 1 else shape.dimension
        along, across = self.plane.directions[:, first:]
        later = self.plane.origin[first:] + coordinates[:, :1] * along + coordinates[:, 1:] * across
        given = coordinates.numpy(), later.numpy()
        found = torch.from_numpy(self._kernel.losses(self._corners, self._goals, len(objective.data.inputs), *given))
        if objective.l1 or objective.l2:
            penalty = objective.penalty(self.plane.points(coordinates))
            assert penalty is not None
            found += penalty.double()
        return found

    def _dense(self, objective: NetworkObjective, coordinates: Tensor) -> Tensor:
        network, data = objective.network, objective.data
        assert isinstance(network, DenseNetwork)
        signals = [signal[: len(coordinates)] for signal in self._signals]
        torch.addmm(self._base, coordinates, self._slopes, out=signals[0].flatten(1))
        network.activations[0].forward(signals[0], signals[0])
        points = self.plane.points(coordinates)
        weights, biases = network.tensors(points)
        for place in range(1, len(weights)):
            if biases:
                torch.baddbmm(biases[place], weights[place], signals[place - 1], out=signals[place])
            else:
                torch.bmm(weights[place], signals[place - 1], out=signals[place])
            network.activations[place].forward(signals[place], signals[place])
        found = network.loss_function.of(signals[-1], data.targets)
        penalty = objective.penalty(points)
        return found if penalty is None else found + penalty
