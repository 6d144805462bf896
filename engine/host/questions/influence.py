"""How the samples of the present batch pull at each other: the matrix of their gradients' products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.experiment import Experiment

MOST = 256


def answer(experiment: Experiment, run: int, count: int = 8) -> NDArray[np.float64]:
    """g_i · g_j ``(n, n)`` of ``count`` equal parts of the batch of the next step (fewer where the batch is smaller).

    An update along −g_j changes the loss of part i by about −lr · g_i · g_j. Raises InputError for a run that is not
    there, a count outside 1 … 256, and problems without samples.
    """
    from engine.gradient_parts import influence, no_samples

    if not isinstance(run, int) or not 0 <= run < len(experiment.rules):
        raise InputError(f"influence: run = {run!r}; there are {len(experiment.rules)}, counted from 0")
    if not isinstance(count, int) or not 1 <= count <= MOST:
        raise InputError(f"influence: count = {count!r}: must be in 1 … {MOST}")
    if reason := no_samples(experiment.objective):
        raise InputError(f"influence: {experiment.problem.name}: {reason}")
    place = experiment.by_run(experiment.parameters)[run : run + 1]
    found: NDArray[np.float64] = (
        influence(experiment.objective, place, experiment.step, count)[0].double().cpu().numpy()
    )
    return found


INFLUENCE = Question("influence", "products of the gradients of parts of the batch", answer)
