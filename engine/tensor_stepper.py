"""An experiment stepped with tensors, update by update: whatever no kernel takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from engine.diagnostic import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.experiment import Experiment

CHUNK = 512


@dataclass(frozen=True)
class TensorMade:
    """A chunk whose rows the recorder holds; see :class:`engine.stepper.Made`."""

    experiment: Experiment
    good: NDArray[np.bool_]
    count: int

    def sound(self, frozen: NDArray[np.bool_]) -> tuple[int, int]:
        """That a run failed is only known of the whole chunk."""
        return 0, self.count

    def rows(self, lr: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        return self.experiment.recorder.rows(lr, order)

    def settle(self) -> None:
        """It went there step by step."""


class TensorStepper:
    """Moves the experiment itself on, and shows every moment to its recorder."""

    longest = CHUNK

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment

    def chunk(self, first: int, count: int) -> TensorMade:
        self.experiment.recorder.begin()
        for row in range(count):
            self.update(row)
        return TensorMade(self.experiment, self.good(), count)

    def good(self) -> NDArray[np.bool_]:
        """Which runs ``(R,)`` were finite since the recorder began and are now."""
        finite: NDArray[np.bool_] = self.experiment.recorder.finite() & self.places()
        return finite

    def places(self) -> NDArray[np.bool_]:
        """Which runs ``(R,)``, in the stack's order, stand at a finite place."""
        found: NDArray[np.bool_] = torch.isfinite(self.experiment.parameters).all(1).cpu().numpy()
        return found

    def update(self, row: int) -> None:
        """One update of every run, and its row for the recorder; ``row`` is the place in the planned chunk."""
        world = self.experiment
        previous = world.parameters.clone() if "previous" in world.recorder.needs else None
        world.stack.move(world.gradient, world.parameters, row, world.step)
        world.step += 1
        world.evaluate()
        self.record(previous)

    def record(self, previous: Tensor | None = None) -> None:
        """Shows the present moment to the recorder; ``previous`` are the parameters ``(R, D)`` one step earlier."""
        world = self.experiment
        moment = Moment(world.step, world.loss, world.gradient, world.parameters, previous, world.start)
        if "answer" in world.recorder.needs:
            moment.answer_loss = world.objective.evaluate(world.stack.answers(world.parameters), world.step)[0]
        world.recorder.take(moment)
        if world.path is not None and world.step % world.path.stride == 0:
            world.path.visit(world.step, world.by_run(world.parameters))
