"""How a run's numbers are spread: parameters, gradients, moments; one of them or one against another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError, unknown
from engine.host.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.experiment import Experiment

MOST = 1000


@dataclass(frozen=True)
class Histogram:
    """Counts ``(bins,)`` or ``(bins, bins)`` between ``edges`` ``(bins + 1,)`` of x (and y, the second axis of counts).

    ``left_out`` counts numbers that are not finite.
    """

    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    other_edges: NDArray[np.float64] | None
    left_out: int


def answer(
    experiment: Experiment, run: int, of: str = "parameters", against: str = "", tensor: str = "", bins: int = 64
) -> Histogram:
    """Of ``parameters``, ``gradient`` or any optimizer state by key, of all or of one ``tensor``.

    Raises InputError for names that are not there and for bins outside 1 … 1000.
    """
    if not isinstance(run, int) or not 0 <= run < len(experiment.rules):
        raise InputError(f"histogram: run = {run!r}; there are {len(experiment.rules)}, counted from 0")
    if not isinstance(bins, int) or not 1 <= bins <= MOST:
        raise InputError(f"histogram: bins = {bins!r}: must be in 1 … {MOST}")
    first = _numbers(experiment, run, of, tensor)
    second = _numbers(experiment, run, against, tensor) if against else None
    good = np.isfinite(first) if second is None else np.isfinite(first) & np.isfinite(second)
    left_out = int((~good).sum())
    if second is None:
        counts, edges = np.histogram(first[good], bins)
        return Histogram(counts.astype(np.int64), edges, None, left_out)
    table, edges, others = np.histogram2d(first[good], second[good], bins)
    return Histogram(table.astype(np.int64), edges, others, left_out)


def vectors(experiment: Experiment, run: int) -> tuple[str, ...]:
    """What a histogram of this run can be made of: one number a parameter."""
    size = experiment.objective.layout.dimension
    states = (key for key, state in experiment.states()[run].items() if state.shape == (size,))
    return ("parameters", "gradient", *states)


def _numbers(experiment: Experiment, run: int, name: str, tensor: str) -> NDArray[np.float64]:
    place = experiment.by_run(experiment.parameters)
    if name == "parameters":
        found = place[run]
    elif name == "gradient":
        found = experiment.objective.evaluate(place, experiment.step)[1][run]
    else:
        known = vectors(experiment, run)
        if name not in known:
            raise unknown("vector of a histogram", name, list(known))
        found = experiment.states()[run][name]
    slots = {slot.name: slot for slot in experiment.objective.layout.slots}
    if tensor and tensor not in slots:
        raise unknown("tensor", tensor, list(slots))
    part = slice(slots[tensor].start, slots[tensor].stop) if tensor else slice(None)
    return np.asarray(found[part].double().cpu().numpy())


HISTOGRAM = Question("histogram", "how parameters, gradients or moments are spread", answer)
