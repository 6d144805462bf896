"""A stack of torch modules on data, as the engine trains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.data.randomness import Purpose, philox
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from torch import Tensor

    from engine.networks.module_network import ModuleNetwork


class ModuleObjective(NetworkObjective):
    """A :class:`NetworkObjective` whose network is any module; dropout draws from seed and step."""

    network: ModuleNetwork

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        batch = self.batch(step)
        loss, gradient = self.network.evaluate(parameters, batch.inputs, batch.targets, self._draw(step))
        return self.penalised(parameters, loss, gradient)

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        batch = self.batch(step)
        loss = self.network.loss(parameters, batch.inputs, batch.targets, self._draw(step))
        penalty = self.penalty(parameters)
        return loss if penalty is None else loss + penalty

    def _draw(self, step: int) -> int:
        """The seed of a step's dropout."""
        return int(philox(self.setting.seed, Purpose.DROPOUT, step).random_raw(1)[0] >> np.uint64(1))
