"""The landscape of an experiment: which plane, every run's path on it, and the grid of losses, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import torch

from engine.errors import InputError, unknown
from engine.landscape.curvature import curvature_plane
from engine.landscape.directions import path_plane, random_plane, three_points_plane
from engine.landscape.grid import Grid, progressive
from engine.landscape.loss import whole_loss
from engine.landscape.plane_loss import PlaneLoss
from engine.landscape.projection import Projection, extent, project

if TYPE_CHECKING:
    from torch import Tensor

    from engine.experiment import Experiment
    from engine.landscape.plane import Plane

Kind = Literal["random", "path", "three_points", "curvature"]


@dataclass(frozen=True)
class Landscape:
    """A plane through the end of a run. ``projections`` by run name; ``x`` and ``y`` are the picture's ends."""

    plane: Plane
    on_plane: PlaneLoss
    projections: dict[str, Projection]
    x: tuple[float, float]
    y: tuple[float, float]

    def grid(self, count: int = 101) -> Iterator[Grid]:
        """The losses, coarse first; see :func:`engine.landscape.grid.progressive`."""
        return progressive(self.on_plane, self.x, self.y, count)


def landscape(experiment: Experiment, kind: Kind = "random", runs: Sequence[int] = (), seed: int = 0) -> Landscape:
    """The plane of ``kind`` around where run ``runs[0]`` (default: the first) stands now, all runs' paths on it.

    ``three_points`` takes three runs' present places; ``path`` the principal components of the paths of ``runs``
    (default: of all). The random and curvature planes show one unit to either side where the paths are shorter.
    Raises InputError for a kind, runs or paths that give no plane.
    """
    if kind not in get_args(Kind):
        raise unknown("kind of landscape", kind, get_args(Kind))
    count = len(experiment.spec.runs)
    if any(not 0 <= run < count for run in runs):
        raise InputError(f"runs = {list(runs)}: there are {count} runs, counted from 0")
    paths = paths_of(experiment)
    loss = whole_loss(experiment.objective)
    ends = experiment.by_run(experiment.parameters)
    first = runs[0] if runs else 0
    if kind == "random":
        plane = random_plane(ends[first], experiment.objective.layout, seed)
    elif kind == "curvature":
        plane = curvature_plane(loss, ends[first])[0]
    elif kind == "path":
        plane = path_plane(torch.cat([paths[run] for run in runs or range(count)]), ends[first])
    else:
        if len(runs) != 3:
            raise InputError(f"runs = {list(runs)}: a plane through three end points needs three runs")
        plane = three_points_plane(*(ends[run] for run in runs))
    on_plane = PlaneLoss(experiment.objective, plane)
    projections = {
        run.name: project(path, plane, loss, on_plane) for run, path in zip(experiment.spec.runs, paths, strict=True)
    }
    x, y = extent(list(projections.values()))
    if kind in ("random", "curvature"):
        x, y = (min(x[0], -1.0), max(x[1], 1.0)), (min(y[0], -1.0), max(y[1], 1.0))
    return Landscape(plane, on_plane, projections, x, y)


def paths_of(experiment: Experiment) -> list[Tensor]:
    """Every run's path ``(K, D)``, from the start to where it stands now.

    Networks keep at most 96 places, evenly spaced in steps; problems of up to 16 parameters are read from the history.
    """
    ends = experiment.by_run(experiment.parameters)
    if experiment.path is not None:
        visited = torch.stack(experiment.path._points).to(ends)
        return [torch.cat((visited[:, run], ends[run : run + 1])) for run in range(len(ends))]
    paths = []
    for run, end in zip(experiment.spec.runs, ends, strict=True):
        rows = end[None]
        if experiment.history is not None:
            kept = experiment.history[run.name]["x"]
            stride = max(1, len(kept) // 512)
            rows = torch.cat((torch.from_numpy(kept[::stride].copy()).to(end), rows))
        paths.append(rows)
    return paths
