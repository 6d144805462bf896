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
        self._first = 0
        self._ready: list[tuple[Tensor, Tensor]] = []

    def ready(self, step: int) -> tuple[Tensor, Tensor]:
        """Inputs ``(B, F)`` and the loss's goal ``(K·B,)`` of a step (counted from 0)."""
        row = step - self._first
        if not 0 <= row < len(self._ready):
            self._prepare(step)
            row = 0
        return self._ready[row]

    def __getitem__(self, step: int) -> Batch:
        epoch, start, size = self.order.place(step)
        inputs, targets = self._epoch_samples(epoch)
        return Batch(inputs[start : start + size], targets[start : start + size])

    def _prepare(self, step: int) -> None:
        """Makes a step ready, and those after it in its epoch that are of the same size: one call serves them all."""
        epoch, start, size = self.order.place(step)
        count = 1
        while self.order.place(step + count) == (epoch, start + count * size, size):
            count += 1
        inputs, targets = self._epoch_samples(epoch)
        cut = slice(start, start + count * size)
        with torch.inference_mode(False), torch.no_grad():  # the views must serve autograd later
            self._ready = list(zip(inputs[cut].split(size), self._goals(targets[cut], size), strict=True))
        self._first = step

    def _epoch_samples(self, epoch: int) -> TensorSamples:
        """All samples in the order of an epoch; the last one asked for is kept."""
        if self.order.shuffle and epoch != self._epoch:
            inputs, targets = self.samples
            with torch.inference_mode(False), torch.no_grad():
                index = torch.from_numpy(self.order.epoch(epoch)).to(inputs.device)
                self._lying = TensorSamples(inputs.index_select(0, index), targets.index_select(0, index))
            self._epoch = epoch
        return self._lying
