"""What makes the updates of an experiment: compiled kernels where there are some, tensors for everything else.

`stepper_of` is the one place that decides which. All of them answer a chunk of updates in the same form, and
`Experiment` does the same with it, whoever made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.experiment import Experiment


class Made(Protocol):
    """What came of a chunk of updates."""

    @property
    def good(self) -> NDArray[np.bool_]:
        """Which runs ``(R,)``, in the stack's order, were finite all through."""

    def sound(self, frozen: NDArray[np.bool_]) -> tuple[int, int]:
        """Where a run that is not ``frozen`` ``(R,)`` stopped being finite: how many updates before it are surely
        sound, and how many after those are to be made one by one to find it.
        """

    def rows(self, lr: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        """Rows ``(T, C, R)`` of the history after the chunk's first, in the spec's order of runs; ``lr`` ``(T, R)``."""

    def settle(self) -> None:
        """The experiment arrives where the chunk ended, its path too."""


class Stepper(Protocol):
    """``longest`` is how many updates it makes in one go at most."""

    @property
    def longest(self) -> int: ...

    def chunk(self, first: int, count: int) -> Made:
        """Makes the updates ``first`` … ``first + count - 1`` of the experiment's parameters ``(R, D)`` and of all
        states, in place. Knobs must have been planned for the chunk (``Stack.plan_chunk``).
        """


def stepper_of(experiment: Experiment) -> Stepper:
    """The fastest one that can take all of the experiment's runs and all that it records."""
    from engine.fused_net_stepper import FusedNetStepper
    from engine.fused_stepper import FusedStepper
    from engine.tensor_stepper import TensorStepper

    return FusedStepper.of(experiment) or FusedNetStepper.of(experiment) or TensorStepper(experiment)
