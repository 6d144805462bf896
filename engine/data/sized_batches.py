"""Batches of changing size: the samples of an epoch gathered once, and cut where a step needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from engine.data.batches import Batch, Goals, TensorSamples

if TYPE_CHECKING:
    from torch import Tensor

    from engine.data.sized_order import SizedOrder


class SizedBatches:
    """What :class:`engine.data.batches.Batches` is, for an order whose steps are of different sizes."""

    def __init__(self, samples: TensorSamples, order: SizedOrder, goals: Goals) -> None:
        self.samples = samples
        self.order = order
        self._goals = goals
        self._epoch: int | None = None
        self._lying = samples

    def ready(self, step: int) -> tuple[Tensor, Tensor]:
        """Inputs ``(B, F)`` and the loss's goal ``(K·B,)`` of a step (counted from 0)."""
        inputs, targets = self[step]
        with torch.inference_mode(False), torch.no_grad():
            return inputs, self._goals(targets, len(targets))[0]

    def __getitem__(self, step: int) -> Batch:
        epoch, start, size = self.order.place(step)
        if self.order.shuffle and epoch != self._epoch:
            inputs, targets = self.samples
            with torch.inference_mode(False), torch.no_grad():  # the views must serve autograd later
                index = torch.from_numpy(self.order.epoch(epoch)).to(inputs.device)
                self._lying = TensorSamples(inputs.index_select(0, index), targets.index_select(0, index))
            self._epoch = epoch
        cut = slice(start, start + size)
        return Batch(self._lying.inputs[cut], self._lying.targets[cut])
