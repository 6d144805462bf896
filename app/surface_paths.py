"""The ways of runs over a surface, from what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.trajectory_plane import runs_of
from widgets.plot.style import PathStyle

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from engine.run_history import RunHistory

HEAD, TAIL = 3000, 3000
"""Points of a path that are drawn: the first ones all, the later ones evenly thinned."""


def surface_paths(experiment: ExperimentController, step: int | None = None) -> list[PathStyle]:
    """The way of every run, as far as it is; with a `step` up to there, and faint from there on."""
    history = experiment.state.history if experiment.current else None
    spec = experiment.spec
    if history is None or spec is None or "x1" not in history.channels:
        return []
    later, ways = [], []
    for run, place, name in runs_of(spec, history.runs):
        look, record = experiment.looks[run], history[history.runs[place]]
        count = min(len(record["x0"]), len(record["x1"]))
        passed = count if step is None else min(step + 1, count)
        if passed < count:
            x, y = _thinned(record, count)
            later.append(PathStyle(x, y, look.colour, "", look.visible, True, run, False))
        x, y = _thinned(record, passed)
        ways.append(PathStyle(x, y, look.colour, name, look.visible, run=run))
    return [*later, *ways]


def _thinned(record: RunHistory, count: int) -> tuple[np.ndarray, np.ndarray]:
    x, y = record["x0"], record["x1"]
    if count <= HEAD + TAIL:
        return x[:count], y[:count]
    rows = np.concatenate([np.arange(HEAD), np.linspace(HEAD, count - 1, TAIL).round().astype(int)])
    return x[rows], y[rows]
