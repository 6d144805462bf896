"""Where theory puts the border of stability on a quadratic, as lines over a map of rate against something else.

Gradient descent 2/λ; heavy ball 2(1 + β)/λ; Nesterov (2 + 2β)/((1 + 2β)λ), for the largest eigenvalue λ
(Polyak 1964; Lessard, Recht & Packard 2016, SIAM Journal on Optimization 26:1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from engine.maps.task import MapTask

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Limit:
    """A line of the largest stable rates: ``first`` and ``second`` are values along the map's two axes."""

    label: str
    first: Array
    second: Array


def stable_rate(momentum: Array, nesterov: bool, largest: Array) -> Array:
    """The largest rate at which SGD converges on a quadratic whose largest eigenvalue is ``largest``."""
    if nesterov:
        return np.asarray((2 + 2 * momentum) / ((1 + 2 * momentum) * largest))
    return np.asarray(2 * (1 + momentum) / largest)


def limits_of(task: MapTask) -> tuple[Limit, ...]:
    """The limit of the run that ``task`` shows; none where there is no formula for it."""
    spec, run = task.spec, task.spec.runs[task.run]
    knobs = run.knobs()
    plain = run.optimizer["name"] == "SGD" and not run.schedule and not knobs["weight_decay"] and not knobs["maximize"]
    if spec.problem["name"] != "quadratic" or not plain or knobs["dampening"] or task.colour == "winner":
        return ()
    rate = f"runs.{task.run}.optimizer.lr"
    own = [rate in axis.paths for axis in task.axes]
    if sum(own) != 1:
        return ()
    other = task.axes[0 if own[1] else 1]
    momentum = np.full(len(other.values), float(knobs["momentum"]))
    eigenvalues = np.tile(np.array(spec.problem_values()["eigenvalues"], np.float64), (len(other.values), 1))
    path = other.paths[0]
    if f"runs.{task.run}.optimizer.momentum" in other.paths:
        momentum = other.values
    elif path.startswith("problem.eigenvalues."):
        eigenvalues[:, int(path.rsplit(".", 1)[1])] = other.values
    elif not path.startswith(("problem.start.", "problem.noise")):
        return ()
    if (eigenvalues.max(1) <= 0).any():
        return ()
    rates = stable_rate(momentum, knobs["nesterov"], eigenvalues.max(1)) / run.loss_scale
    name = "2(1+β)/λ" if momentum.any() else "2/λ"
    label = "(2+2β)/((1+2β)λ)" if knobs["nesterov"] and momentum.any() else name
    return (Limit(label, *((rates, other.values) if own[0] else (other.values, rates))),)
