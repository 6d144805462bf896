"""The path of the parameters in the plane in which it mostly lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.experiment import Experiment
    from engine.path import Path


@dataclass(frozen=True, eq=False)
class PlaneAnswer:
    """``points`` ``(K, R, 2)`` at the K ``steps``, R runs in the spec's order (NaN where a run had diverged);
    ``shares`` ``(2,)``: how much of the path's variance each axis explains.
    """

    steps: NDArray[np.int64]
    points: NDArray[np.float64]
    shares: NDArray[np.float64]


def answer(experiment: Experiment) -> PlaneAnswer:
    """From the path that is kept of many parameters, or from the history, which has all of a few."""
    if experiment.dimension < 2:
        raise InputError("plane: a plane needs at least 2 parameters")
    path = experiment.path if experiment.path is not None else _recorded(experiment)
    points, shares = path.plane()
    return PlaneAnswer(np.array(path.steps), points, shares)


def _recorded(experiment: Experiment) -> Path:
    """The path as it would have been kept, from a history with every parameter."""
    import torch

    from engine.path import LIMIT, Path

    history = experiment.history
    if history is None:
        raise InputError("plane: nothing is recorded")
    runs = [history[run.name]["x"] for run in experiment.spec.runs]
    last, path = max(map(len, runs)) - 1, Path()
    while last // path.stride + 1 >= LIMIT:
        path.stride *= 2
    gone = np.full(experiment.dimension, np.nan)
    for step in range(0, last + 1, path.stride):
        path.visit(step, torch.from_numpy(np.stack([x[step] if step < len(x) else gone for x in runs])))
    return path


PLANE = Question("plane", "The parameters' path in its two principal directions.", answer)
