"""The path of a network's parameters in the plane in which it mostly lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.experiment import Experiment


@dataclass(frozen=True, eq=False)
class PlaneAnswer:
    """``points`` ``(K, R, 2)`` at the K ``steps``, R runs in the spec's order (NaN where a run had diverged);
    ``shares`` ``(2,)``: how much of the path's variance each axis explains.
    """

    steps: NDArray[np.int64]
    points: NDArray[np.float64]
    shares: NDArray[np.float64]


def answer(experiment: Experiment) -> PlaneAnswer:
    if experiment.path is None:
        raise InputError(f"plane: all of the {experiment.dimension} parameters are recorded; there is no path")
    points, shares = experiment.path.plane()
    return PlaneAnswer(np.array(experiment.path.steps), points, shares)


PLANE = Question("plane", "The parameters' path in its two principal directions.", answer)
