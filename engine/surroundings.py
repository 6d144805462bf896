"""What a block may ask for beside gradient, parameters and knobs: the layout, noise, other gradients, curvature.

Everything here is a function of seed, step and a run's own parameters, so a replay gives the same bits and a run
the same numbers alone and in a batch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from engine.data.randomness import Purpose, generator
from engine.layout import Layout

if TYPE_CHECKING:
    from torch import Tensor

    from engine.problem import Objective


def tensors(layout: Layout) -> Layout:
    """The tensors that an optimizer would be given: scalars side by side (a surface's x and y) count as one vector."""
    named: list[tuple[str, tuple[int, ...]]] = []
    joined: list[str] = []
    for slot in layout.slots:
        if not slot.shape:
            joined.append(slot.name)
            continue
        if joined:
            named.append((", ".join(joined), (len(joined),)))
            joined = []
        named.append((slot.name, slot.shape))
    if joined:
        named.append((", ".join(joined), (len(joined),)))
    return Layout.of(named)


@dataclass
class Surroundings:
    """The world of a group of runs. ``step`` is the number of updates done so far in the experiment, ``loss_scale``
    ``(R, 1)`` the runs' factors on the loss (None: all 1).
    """

    objective: Objective
    seed: int
    loss_scale: Tensor | None = None
    step: int = 0
    layout: Layout = field(init=False)

    def __post_init__(self) -> None:
        self.layout = tensors(self.objective.layout)

    def noise(self, parameters: Tensor) -> Tensor:
        """Standard normal numbers ``(1, D)``: of all runs the same, so that a comparison stays a fair race."""
        drawn = generator(self.seed, Purpose.UPDATE, self.step).standard_normal((1, parameters.shape[1]))
        return torch.from_numpy(drawn).to(parameters.device, parameters.dtype)

    def gradient(self, parameters: Tensor) -> Tensor:
        """The scaled loss's gradient ``(R, D)`` at another place, for the batch of the present step."""
        gradient = self.objective.evaluate(parameters, self.step)[1]
        return gradient if self.loss_scale is None else gradient * self.loss_scale

    def curvature(self, parameters: Tensor) -> Tensor:
        """Hutchinson's estimate ``(R, D)`` of the Hessian's diagonal: z · Hz with random signs z (one draw)."""
        drawn = generator(self.seed, Purpose.PROBE, self.step).integers(0, 2, (1, parameters.shape[1])) * 2 - 1
        signs = torch.from_numpy(drawn).to(parameters.device, parameters.dtype).expand_as(parameters)
        with torch.enable_grad():
            place = parameters.detach().clone().requires_grad_()
            loss = self.objective.loss(place, self.step).sum()
            (gradient,) = torch.autograd.grad(loss, place, create_graph=True)
            product = torch.zeros_like(place)
            if gradient.requires_grad:
                (found,) = torch.autograd.grad(gradient, place, signs, allow_unused=True)
                product = product if found is None else found
        estimate = signs * product.detach()
        return estimate if self.loss_scale is None else estimate * self.loss_scale
