"""What a row needs of the rows before it: the last gradient and the last two updates.

Between the rows of a chunk they are at hand. At a chunk's first row the last gradient is computed again (it is a
function of place and step) and the update before the last is looked for among the ends of former chunks, so that the
numbers do not depend on where chunks begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

    from engine.diagnostic import Moment

End = tuple[int, "Tensor", "Tensor"]


class Follow:
    """Goes along with the recorder's rows; ``gradients`` and ``updates`` tell what is wanted."""

    def __init__(self, gradients: bool, updates: bool) -> None:
        self.gradients, self.updates = gradients, updates
        self._gradient: Tensor | None = None
        self._fresh = True
        self.ends: list[End] = []

    def begin(self) -> None:
        """A new chunk: what comes next need not follow on what came last."""
        self._gradient = None
        self._fresh = True

    def take(self, moment: Moment) -> tuple[Tensor | None, Tensor | None]:
        """Completes ``moment`` with the last gradient; answers the last two updates ``(R, D)`` or None."""
        if self.gradients:
            if moment.previous is not None and moment.previous_gradient is None:
                if self._gradient is None and moment.objective is not None:
                    held = moment.gradient.clone()
                    self._gradient = moment.objective.evaluate(moment.previous, moment.step - 1)[1].clone()
                    moment.gradient = held
                moment.previous_gradient = self._gradient
            self._gradient = moment.gradient.clone()
        if moment.previous is None:
            return None, None
        last = moment.parameters - moment.previous
        if not self.updates:
            return last, None
        before = self.before(moment.step, moment.previous)
        self.keep(moment.step, moment.parameters, last)
        return last, before

    def before(self, step: int, previous: Tensor) -> Tensor | None:
        """The update that led to ``previous``, the place before ``step``; None where it is not known."""
        for then, place, update in self.ends:
            if then == step - 1 and place.shape == previous.shape and torch.equal(place, previous):
                return update
        return None

    def keep(self, step: int, parameters: Tensor, update: Tensor) -> None:
        """Remembers where ``update`` led at ``step``: of a chunk the last, and the ends of the two chunks before."""
        end = (step, parameters.clone(), update)
        self.ends = [*self.ends[-2:], end] if self._fresh else [*self.ends[:-1], end]
        self._fresh = False
