"""Batches: the samples of an epoch gathered once, so that a step only takes ready views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from engine.data.order import BatchOrder
    from engine.data.samples import Samples

Goals = Callable[[Tensor, int], list[Tensor]]


class Batch(NamedTuple):
    """What one step sees: ``inputs`` ``(B, F)``; ``targets`` ``(B,)`` class numbers or ``(B, K)`` values."""

    inputs: Tensor
    targets: Tensor


class TensorSamples(NamedTuple):
    """Samples on a device: ``inputs`` ``(N, F)``, ``targets`` ``(N,)`` int64 or ``(N, K)``."""

    inputs: Tensor
    targets: Tensor

    @classmethod
    def of(cls, samples: Samples, dtype: torch.dtype, device: torch.device) -> TensorSamples:
        inputs = torch.from_numpy(np.ascontiguousarray(samples.inputs)).to(device, dtype)
        targets = torch.from_numpy(np.ascontiguousarray(samples.targets))
        return cls(inputs, targets.to(device, dtype if samples.classes is None else torch.int64))


class Batches:
    """All batches of a training run by step number; the present epoch is kept ready.

    ``goals(targets, size)`` is the loss's own preparation of targets, one ``(K·b,)`` a batch.
    """

    def __init__(self, samples: TensorSamples, order: BatchOrder, goals: Goals) -> None:
        self.samples = samples
        self.order = order
        self._goals = goals
        self._steps = order.steps_per_epoch
        self._epoch: int | None = None
        self._targets = samples.targets
        self._ready: list[tuple[Tensor, Tensor]] = []

    def ready(self, step: int) -> tuple[Tensor, Tensor]:
        """Inputs ``(B, F)`` and the loss's goal ``(K·B,)`` of a step (counted from 0)."""
        epoch, place = divmod(step, self._steps)
        if epoch != self._epoch:
            if self._epoch is None or self.order.shuffle:
                self._prepare(epoch)
            self._epoch = epoch
        return self._ready[place]

    def __getitem__(self, step: int) -> Batch:
        inputs, _ = self.ready(step)
        start = step % self._steps * self.order.size
        return Batch(inputs, self._targets[start : start + len(inputs)])

    def _prepare(self, epoch: int) -> None:
        inputs, targets = self.samples
        size = self.order.size
        with torch.inference_mode(False), torch.no_grad():  # the views must serve autograd later
            if self.order.shuffle:
                index = torch.from_numpy(self.order.epoch(epoch)).to(inputs.device)
                inputs, targets = inputs.index_select(0, index), targets.index_select(0, index)
            used = min(self._steps * size, len(inputs))
            self._targets = targets
            self._ready = list(zip(inputs[:used].split(size), self._goals(targets[:used], size), strict=True))
