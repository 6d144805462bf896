"""A place in an experiment to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from torch import Tensor

    from engine.experiment import Experiment
    from engine.path import PathMark


class Mark(NamedTuple):
    """``parameters`` ``(R, D)`` and the groups' ``states`` at ``step``, copies in the stack's order; the path's own
    mark where one is kept.
    """

    step: int
    parameters: Tensor
    states: list[dict[str, Any]]
    path: PathMark | None

    @classmethod
    def of(cls, experiment: Experiment) -> Mark:
        """Where ``experiment`` stands."""
        path = None if experiment.path is None else experiment.path.mark()
        return cls(experiment.step, experiment.parameters.clone(), experiment.stack.saved(), path)

    def restore(self, experiment: Experiment) -> None:
        """Puts ``experiment``, whose stack has not changed since, there again. Takes the mark's own parameters."""
        experiment.step, experiment.parameters = self.step, self.parameters
        experiment.stack.restore(self.states)
        if experiment.path is not None and self.path is not None:
            experiment.path.restore(self.path)
        experiment.evaluate()
