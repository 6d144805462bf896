"""The loss of every batch of an epoch at the place where the runs are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.experiment import Experiment

MOST = 1000


def answer(experiment: Experiment) -> NDArray[np.float64]:
    """Losses ``(batches, R)`` of the batches of the first epoch, runs in the spec's order.

    Raises InputError for problems without batches, with more than 1000, or with batches of changing size.
    """
    from engine.gradient_parts import batch_losses

    batches = experiment.objective.steps_per_epoch
    if batches is None:
        raise InputError(f"batch_losses: {experiment.problem.name} has no batches")
    if experiment.spec.batch_schedule:
        raise InputError("batch_losses: a schedule drives the batch size, so no two epochs have the same batches")
    if batches > MOST:
        raise InputError(f"batch_losses: {batches} batches an epoch; {MOST} at most")
    places = experiment.by_run(experiment.parameters)
    return np.asarray(batch_losses(experiment.objective, places).double().cpu().numpy())


BATCH_LOSSES = Question("batch_losses", "the loss of every batch at the present place", answer)
