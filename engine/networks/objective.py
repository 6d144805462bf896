"""A network on data, as the engine trains it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from engine.data.batches import Batch, Batches, TensorSamples
from engine.data.sized_batches import SizedBatches
from engine.data.sized_order import SizedOrder

if TYPE_CHECKING:
    from engine.data.order import BatchOrder
    from engine.data.samples import Samples
    from engine.networks.network import Network
    from engine.problem import Setting

CHUNK = 2**22  # numbers that one layer's activations may hold while whole data sets are measured


class NetworkObjective:
    """An ``Objective``: a stack of networks, training samples in batches, perhaps validation samples.

    ``start(seed)`` draws a flat start point ``(D,)``. ``data`` and ``validation`` are the samples as tensors.
    ``l1`` and ``l2`` add l1·Σ|w| + l2·Σw²/2 over all parameters to the loss that is trained, and to no measure.
    """

    def __init__(
        self,
        network: Network,
        training: Samples,
        validation: Samples | None,
        order: BatchOrder | SizedOrder,
        start: Callable[[int], Tensor],
        setting: Setting,
        l1: float = 0.0,
        l2: float = 0.0,
    ) -> None:
        self.l1, self.l2 = l1, l2
        self.network = network
        self.layout = network.layout
        self.setting = setting
        self.order = order
        self.steps_per_epoch: int | None = order.steps_per_epoch
        self.data = TensorSamples.of(training, setting.dtype, setting.device)
        self.validation: TensorSamples | None = None
        parts = ["train"]
        if validation is not None and len(validation):
            self.validation = TensorSamples.of(validation, setting.dtype, setting.device)
            parts.append("validation")
        kinds = ("loss", "accuracy") if network.loss_function.classifies else ("loss",)
        self.measures: tuple[str, ...] = tuple(f"{part}_{kind}" for part in parts for kind in kinds)
        self._draw_start = start
        self._start = self.start_drawn(setting.seed)
        self._batches: Batches | SizedBatches
        if isinstance(order, SizedOrder):
            self._batches = SizedBatches(self.data, order, network.loss_function.goals)
        else:
            self._batches = Batches(self.data, order, network.loss_function.goals)

    def start(self, count: int) -> Tensor:
        return self._start.repeat(count, 1)

    def start_drawn(self, seed: int) -> Tensor:
        """Another start point ``(D,)``: the one that ``seed`` would have given."""
        return self._draw_start(seed).to(self.setting.device, self.setting.dtype)

    def batch(self, step: int) -> Batch:
        """The samples that step ``step`` (counted from 0) trains on."""
        return self._batches[step]

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        loss, gradient = self.network.evaluate(parameters, *self._batches.ready(step))
        return self.penalised(parameters, loss, gradient)

    def penalised(self, parameters: Tensor, loss: Tensor, gradient: Tensor) -> tuple[Tensor, Tensor]:
        """``loss`` ``(R,)`` and ``gradient`` ``(R, D)`` with the penalties and their gradients added."""
        penalty = self.penalty(parameters)
        if penalty is None:
            return loss, gradient
        return loss + penalty, gradient.add(parameters.sign(), alpha=self.l1).add(parameters, alpha=self.l2)

    def penalty(self, parameters: Tensor) -> Tensor | None:
        """What the penalties add to the loss of each row of ``parameters`` ``(R, D)``; None where there are none."""
        if not (self.l1 or self.l2):
            return None
        return self.l1 * parameters.abs().sum(1) + self.l2 / 2 * parameters.square().sum(1)

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        batch = self._batches[step]
        loss = self.network.loss(parameters, batch.inputs, batch.targets)
        penalty = self.penalty(parameters)
        return loss if penalty is None else loss + penalty

    def measure(self, parameters: Tensor) -> Mapping[str, Tensor]:
        with torch.no_grad():
            found = self._figures("train", parameters, self.data)
            if self.validation is not None:
                found |= self._figures("validation", parameters, self.validation)
        return found

    def _figures(self, part: str, parameters: Tensor, samples: TensorSamples) -> dict[str, Tensor]:
        """Mean loss over all ``samples`` and, for classes, the part of them classified rightly; each ``(R,)``."""
        runs, count = len(parameters), len(samples.inputs)
        rows = max(1, CHUNK // (runs * max(self.network.widths)))
        loss = parameters.new_zeros(runs)
        hits = torch.zeros(runs, dtype=torch.int64, device=parameters.device)
        for inputs, targets in zip(samples.inputs.split(rows), samples.targets.split(rows), strict=True):
            outputs = self.network.outputs(parameters, inputs)
            loss += self.network.loss_function.of(outputs, targets) * (len(inputs) / count)
            hits += self.network.loss_function.hits(outputs, targets)
        found = {f"{part}_loss": loss}
        if self.network.loss_function.classifies:
            found[f"{part}_accuracy"] = hits.to(parameters.dtype) / count
        return found

    def module(self, parameters: Tensor | None = None) -> tuple[nn.Module, nn.Module]:
        """The same network and loss as torch modules, with the values of ``parameters`` ``(D,)`` (the start if None).

        The network takes ``(B, F)`` and gives ``(B, K)``; the loss takes that and a batch's targets.
        """
        values = self._start if parameters is None else parameters
        return self.network.module(values), self.network.loss_function.module()
