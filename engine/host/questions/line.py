"""The loss on the straight line between where two runs stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.experiment import Experiment


@dataclass(frozen=True, eq=False)
class LineAnswer:
    """``loss`` and ``alpha`` ``(K,)``, from one run (0) to another (1); ``barrier`` as in engine.landscape.line."""

    step: int
    alpha: NDArray[np.float64]
    loss: NDArray[np.float64]
    barrier: float


def answer(experiment: Experiment, first: int = 0, second: int = 1, count: int = 51) -> LineAnswer:
    """``count`` points between the present places of runs ``first`` and ``second``.

    Raises InputError for a run that is not there and for two runs at the same place.
    """
    from engine.landscape.line import line
    from engine.landscape.loss import whole_loss

    number = len(experiment.spec.runs)
    for run in (first, second):
        if not 0 <= run < number:
            raise InputError(f"run {run}: there are {number} runs, counted from 0")
    places = experiment.by_run(experiment.parameters)
    found = line(whole_loss(experiment.objective), places[first], places[second], count)
    return LineAnswer(experiment.step, found.alpha, found.loss, found.barrier)


LINE = Question("line", "The loss on the straight line between two runs.", answer)
