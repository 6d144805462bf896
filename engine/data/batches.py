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
    """What one step sees: B samples with F features and K outputs.

    ``inputs`` ``(B, F)``, ``targets`` ``(B,)`` class numbers or ``(B, K)`` values, ``goal`` ``(K·B,)`` what
    the loss compares outputs with, output by output.
    """

    inputs: Tensor
    targets: Tensor
    goal: Tensor


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
        self._ready: list[Batch] = []

    def __getitem__(self, step: int) -> Batch:
        epoch, place = divmod(step, self._steps)
        if epoch != self._epoch:
            if self._epoch is None or self.order.shuffle:
                self._ready = self._prepare(epoch)
            self._epoch = epoch
        return self._ready[place]

    def _prepare(self, epoch: int) -> list[Batch]:
        inputs, targets = self.samples
        size = self.order.size
        with torch.inference_mode(False), torch.no_grad():  # the views must serve autograd later
            if self.order.shuffle:
                index = torch.from_numpy(self.order.epoch(epoch)).to(inputs.device)
                inputs, targets = inputs.index_select(0, index), targets.index_select(0, index)
            used = min(self._steps * size, len(inputs))
            inputs, targets = inputs[:used], targets[:used]
            parts = zip(inputs.split(size), targets.split(size), self._goals(targets, size), strict=True)
            return [Batch(*part) for part in parts]
