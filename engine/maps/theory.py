"""Where theory puts the border of stability on a quadratic, as lines over a map of rate against something else.

The border itself is that of :mod:`engine.theory.stability` for the largest eigenvalue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.optimizer import declared
from engine.theory.case import Case, case
from engine.theory.stability import form

if TYPE_CHECKING:
    from engine.maps.task import MapTask

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Limit:
    """A line of the largest stable rates: ``first`` and ``second`` are values along the map's two axes."""

    label: str
    first: Array
    second: Array


def limits_of(task: MapTask) -> tuple[Limit, ...]:
    """The limit of the run that ``task`` shows; none where there is no formula for it."""
    spec, rate = task.spec, f"runs.{task.run}.optimizer.lr"
    own = [rate in axis.paths for axis in task.axes]
    if spec.problem["name"] != "quadratic" or task.colour == "winner" or sum(own) != 1 or spec.runs[task.run].schedule:
        return ()
    path, values = next(
        ([p for p in axis.paths if p.startswith(("problem.", f"runs.{task.run}."))], axis.values)
        for axis, rates in zip(task.axes, own, strict=True)
        if not rates
    )
    eigenvalues = np.tile(np.array(spec.problem_values()["eigenvalues"], np.float64), (len(values), 1))
    if path and path[0].startswith("problem.eigenvalues."):
        eigenvalues[:, int(path[0].rsplit(".", 1)[1])] = values
    elif path and not path[0].startswith(("problem.start.", "problem.noise", f"runs.{task.run}.optimizer.")):
        return ()
    given = _varied(task, path[0] if path else "", values)
    found = None if given is None else form(given)
    largest = eigenvalues.max(1)
    if given is None or found is None or found.weighed or (largest <= 0).any():
        return ()
    rates = found.rate(given.loss_scale * largest + given.l2)
    return (Limit(found.text, *((rates, values) if own[0] else (values, rates))),)


def _varied(task: MapTask, path: str, values: Array) -> Case | None:
    """The shown run with a knob at ``path`` that takes ``values`` ``(N,)``; every knob is ``(N,)``."""
    spec, number = task.spec, task.run
    knobs = declared(spec.runs[number].optimizer).knobs
    names = [knob.name for knob in knobs if path == f"runs.{number}.optimizer.{knob.path}"]
    if path.startswith("runs.") and not names:
        return None
    try:
        given = case(spec.with_value(path, float(values.max())) if names else spec, number, np.zeros(len(values)))
    except InputError:
        return None
    return None if given is None else replace(given, knobs={**given.knobs, **dict.fromkeys(names, values)})
