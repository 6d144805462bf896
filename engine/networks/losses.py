"""Losses of dense networks, each with its differentiable form and its hand-written gradient.

Outputs are ``(R, K, B)``: R runs, K outputs, B samples; a single run works on ``(K, B)``.
Every loss is a mean over the batch (and over outputs where torch takes it so).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Pass = Callable[[Tensor], Tensor]
LINEAR = 40  # above this softplus(x) = x in double precision (torch's own default of 20 is off by 2e-9)


class Loss(ABC):
    """A loss of outputs and targets ``(N, K)``, or class numbers ``(N,)``. ``classifies``: :meth:`hits` counts."""

    name: str
    classifies = False

    @abstractmethod
    def of(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """The mean loss ``(R,)`` of outputs ``(R, K, N)``, differentiable twice."""

    @abstractmethod
    def bind(self, outputs: Tensor, delta: Tensor, runs: int) -> Pass:
        """The training pass for two buffers ``(R, K, B)``, or ``(K, B)`` when R = 1.

        It takes a batch's goal, reads ``outputs``, writes the gradient of the loss into ``delta`` and
        returns the loss ``(R,)`` as a new tensor.
        """

    @abstractmethod
    def module(self) -> nn.Module:
        """The same loss as a torch module of (outputs ``(N, K)``, targets)."""

    def goals(self, targets: Tensor, size: int) -> list[Tensor]:
        """What the training pass needs of the targets, ``(K·b,)`` for each batch of ``size``."""
        return [part.t().reshape(-1) for part in targets.split(size)]

    def hits(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """How many samples are classified rightly, ``(R,)``; a regression classifies none."""
        return torch.zeros(len(outputs), dtype=torch.int64, device=outputs.device)


class CrossEntropy(Loss):
    """−log softmax(outputs)[class], as ``torch.nn.CrossEntropyLoss``."""

    name = "cross_entropy"
    classifies = True

    def __init__(self, classes: int, dtype: torch.dtype) -> None:
        self.classes = classes
        self.dtype = dtype

    def of(self, outputs: Tensor, targets: Tensor) -> Tensor:
        index = targets.expand(outputs.shape[0], 1, -1)
        return -outputs.log_softmax(1).gather(1, index).mean((1, 2))

    def goals(self, targets: Tensor, size: int) -> list[Tensor]:
        """−(one-hot)/b: then the loss is a product with log-probabilities, the gradient one sum."""

        def minus_hot(labels: Tensor) -> Sequence[Tensor]:
            count, size = labels.shape
            hot = torch.zeros(count, self.classes, size, dtype=self.dtype, device=labels.device)
            return hot.scatter_(1, labels[:, None], -1 / size).view(count, -1).unbind(0)

        used = len(targets) // size * size
        goals = list(minus_hot(targets[:used].view(-1, size)))
        return goals if used == len(targets) else [*goals, *minus_hot(targets[None, used:])]

    def bind(self, outputs: Tensor, delta: Tensor, runs: int) -> Pass:
        logs = torch.empty_like(outputs)
        log_rows, rows = logs.view(runs, -1), delta.view(runs, -1)
        share = 1 / outputs.shape[-1]

        # softmax, not exp(logs): torch's exp is 30 times slower where results are denormal
        def run(goal: Tensor) -> Tensor:
            torch._log_softmax(outputs, -2, False, out=logs)
            torch._softmax(outputs, -2, False, out=delta)
            torch.add(goal, rows, alpha=share, out=rows)
            return torch.mv(log_rows, goal)

        return run

    def module(self) -> nn.Module:
        return nn.CrossEntropyLoss()

    def hits(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return (outputs.argmax(1) == targets).sum(1)


class MeanSquaredError(Loss):
    """(output − target)², as ``torch.nn.MSELoss``: the mean over samples and outputs."""

    name = "mse"

    def of(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return (outputs - targets.t()).square().mean((1, 2))

    def bind(self, outputs: Tensor, delta: Tensor, runs: int) -> Pass:
        output_rows, rows = outputs.view(runs, -1), delta.view(runs, -1)
        differences = torch.empty_like(rows)
        lying, standing = differences[:, None], rows[:, :, None]
        share = 2 / rows.shape[1]

        # one factor is scaled before the sum, so that float16 does not overflow in it
        def run(goal: Tensor) -> Tensor:
            torch.sub(output_rows, goal, out=differences)
            torch.mul(differences, share, out=rows)
            return torch.bmm(lying, standing).view(runs).mul_(0.5)

        return run

    def module(self) -> nn.Module:
        return nn.MSELoss()


class BinaryCrossEntropy(Loss):
    """log(1 + exp(∓output)) for targets 1 and 0, as ``torch.nn.BCEWithLogitsLoss``."""

    name = "binary_cross_entropy"
    classifies = True

    def of(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return F.softplus(outputs * (1 - 2 * targets.t()), 1, LINEAR).mean((1, 2))

    def goals(self, targets: Tensor, size: int) -> list[Tensor]:
        """The sign that makes an output positive on the wrong side: 1 − 2·target."""
        return super().goals(1 - 2 * targets, size)

    def bind(self, outputs: Tensor, delta: Tensor, runs: int) -> Pass:
        output_rows, rows = outputs.view(runs, -1), delta.view(runs, -1)
        share = 1 / rows.shape[1]

        def run(goal: Tensor) -> Tensor:
            torch.mul(output_rows, goal, out=rows)
            loss = F.softplus(rows, 1, LINEAR).mean(1)
            torch.mul(rows.sigmoid_(), goal, out=rows).mul_(share)
            return loss

        return run

    def module(self) -> nn.Module:
        return nn.BCEWithLogitsLoss()

    def hits(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return ((outputs > 0) == (targets.t() > 0.5)).all(1).sum(1)


class SignedDifference(Loss):
    """target − output, signed and not squared: its gradient is the same everywhere."""

    name = "signed_difference"

    def of(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return (targets.t() - outputs).mean((1, 2))

    def bind(self, outputs: Tensor, delta: Tensor, runs: int) -> Pass:
        output_rows, rows = outputs.view(runs, -1), delta.view(runs, -1)
        share = 1 / rows.shape[1]

        def run(goal: Tensor) -> Tensor:
            torch.sub(goal, output_rows, out=rows)
            loss = rows.mean(1)
            rows.fill_(-share)
            return loss

        return run

    def module(self) -> nn.Module:
        return SignedDifferenceLoss()


class SignedDifferenceLoss(nn.Module):
    """Mean of (target − output)."""

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        return (target - output).mean()
