"""What a stack of networks is to the objective that trains it, however it computes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from torch import Tensor, nn

    from engine.layout import Layout
    from engine.networks.losses import Loss


class Network(Protocol):
    """R networks of one shape, their parameters ``(R, D)`` laid out by ``layout``.

    The largest of ``widths`` tells how many numbers one sample takes inside.
    """

    layout: Layout
    loss_function: Loss

    @property
    def widths(self) -> Sequence[int]: ...

    def outputs(self, parameters: Tensor, inputs: Tensor, /) -> Tensor:
        """Outputs ``(R, K, N)`` for ``inputs`` ``(N, F)``, as they are measured."""
        ...

    def loss(self, parameters: Tensor, inputs: Tensor, targets: Tensor, /) -> Tensor:
        """The loss ``(R,)`` that is trained, differentiable twice."""
        ...

    def evaluate(self, parameters: Tensor, inputs: Tensor, goal: Tensor, /) -> tuple[Tensor, Tensor]:
        """Loss ``(R,)`` and gradient ``(R, D)``."""
        ...

    def module(self, parameters: Tensor, /) -> nn.Module:
        """The same network as a torch module with the values of ``parameters`` ``(D,)``."""
        ...
