"""The loss on a plane through the running experiment, and the runs' paths on it: asked again and again until whole."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.experiment import Experiment
    from engine.landscape.grid import Grid
    from engine.landscape.landscape import Landscape
    from engine.landscape.projection import Projection

BUDGET = 0.05
"""Seconds of one answer: training waits so long."""


@dataclass(frozen=True, eq=False)
class LandscapeAnswer:
    """``values`` ``(n, n)`` at ``y`` (rows) and ``x`` (columns): the finest picture that is whole so far.

    ``done`` is the share of all points that is known. ``projections`` by run name, on axes called ``labels``;
    ``explained`` the shares of the paths' variance where the axes come from paths. ``step``: when it was taken.
    """

    step: int
    labels: tuple[str, str]
    explained: tuple[float, float] | None
    projections: dict[str, Projection]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    values: NDArray[np.float64]
    done: float


@dataclass
class _Work:
    key: tuple[Any, ...]
    step: int
    landscape: Landscape
    grids: Iterator[Grid]
    grid: Grid


_works: WeakKeyDictionary[Experiment, _Work] = WeakKeyDictionary()


def answer(
    experiment: Experiment,
    kind: str = "random",
    runs: Sequence[int] = (),
    seed: int = 0,
    count: int = 101,
    token: int = 0,
) -> LandscapeAnswer:
    """As much of the landscape as a short while allows; the same arguments again go on where the last answer ended.

    ``kind``, ``runs``, ``seed``: see :func:`engine.landscape.landscape.landscape`. The plane stays where the runs
    stood at the first question; another ``token`` takes a new one. Raises InputError for what gives no plane.
    """
    from engine.landscape.landscape import landscape

    if experiment.dimension < 2:
        raise InputError("landscape: a plane needs a problem of at least 2 parameters")
    key = (kind, tuple(runs), seed, count, token)
    began = time.monotonic()
    work = _works.get(experiment)
    if work is None or work.key != key:
        made = landscape(experiment, kind, runs, seed)  # type: ignore[arg-type]
        grids = made.grid(count)
        work = _works[experiment] = _Work(key, experiment.step, made, grids, next(grids))
    while not work.grid.finished:  # one piece at least: every answer comes nearer to the whole
        work.grid = next(work.grids)
        if work.grid.size and time.monotonic() - began >= BUDGET:
            break
    x, y, values = work.grid.picture()
    done = work.grid.known / work.grid.values.size
    plane = work.landscape.plane
    return LandscapeAnswer(
        work.step, plane.labels, plane.explained, work.landscape.projections, x, y, values.copy(), done
    )


LANDSCAPE = Question("landscape", "The loss on a plane through the runs, coarse first.", answer)
