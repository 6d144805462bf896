"""Plots of a saved experiment, made without a window or an engine: for the command line, and for animations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.contour import landscape, surface_of
from app.history_source import HistorySource
from app.run_look import RunLook
from engine.errors import InputError, unknown
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.palette import RUN_COLOURS
from widgets.plot.style import CurveStyle, Divergence, PathStyle
from widgets.plot.trajectory_plot import TrajectoryPlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.history import History
    from engine.pyramid import Decimated
    from engine.session.record import ExperimentRecord
    from widgets.plot.plot import Plot

TRAJECTORY = "trajectory"
TITLES = {"loss": "Loss", "lr": "Learning rate", "grad_norm": "Gradient norm", TRAJECTORY: "Trajectory"}
LOGARITHMIC = ("loss", "train_loss", "validation_loss", "grad_norm")
SIZE = (640, 480)
GRID = (480, 400)
MOST_POINTS = 20_000


class _UpTo(HistorySource):
    """The rows up to a step, as if there were no more."""

    def __init__(self, history: History, step: int) -> None:
        super().__init__(history)
        self.step = step

    @property
    def written(self) -> np.ndarray:
        return np.minimum(self.history.written, self.step + 1)

    @property
    def version(self) -> int:
        return self.step

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> Decimated:
        return super().read(run_index, channel, start, min(stop, self.step + 1), points)


class RecordFigure:
    """One plot of a record: a channel over the steps, or ``trajectory``; ``show(step)`` draws it as it was then.

    Raises InputError for a channel that was not recorded, and for a trajectory of anything but a two-parameter surface.
    """

    def __init__(self, record: ExperimentRecord, name: str, looks: Sequence[RunLook] = ()) -> None:
        if record.history is None or not int(record.history.written.max()):
            raise InputError(f"{record.name}: nothing was recorded yet")
        self.record, self.history, self.name = record, record.history, name
        spare = [RunLook(RUN_COLOURS[place % len(RUN_COLOURS)]) for place in range(len(self.history.runs))]
        self.looks = [*looks, *spare[len(looks) :]]
        self.title = TITLES.get(name, name.replace("_", " "))
        self.last = int(self.history.written.max()) - 1
        if name == TRAJECTORY:
            self.plot: Plot = self._trajectory()
        elif name in self.history.channels:
            self.plot = CurvePlot()
        else:
            raise unknown("figure", name, [TRAJECTORY, *self.history.channels])
        self.plot.resize(*SIZE)
        self.show(self.last)

    def show(self, step: int) -> None:
        """The figure as it was at `step`; axes are those of the whole run."""
        if isinstance(self.plot, TrajectoryPlot):
            self.plot.set_paths(self._paths(step))
            return
        assert isinstance(self.plot, CurvePlot)
        self.plot.set_source(_UpTo(self.history, self.last))
        styles = []
        for place, name in enumerate(self.history.runs):
            run, look = self.history[name], self.looks[place]
            gone = run.diverged_at is not None and run.diverged_at <= step
            cross = Divergence(run.diverged_at, run.diverged_reason) if gone and run.diverged_at is not None else None
            styles.append(CurveStyle(place, self.name, name, look.colour, look.visible, diverged=cross))
        self.plot.set_log(self.name in LOGARITHMIC)
        self.plot.set_curves(styles)
        self.plot.refresh()
        if step < self.last:
            (x0, x1), (y0, y1) = self.plot.view.viewRange()
            self.plot.view.range_edited.emit(True, True)
            self.plot.set_source(_UpTo(self.history, step))
            self.plot.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)
            self.plot.refresh()

    def close(self) -> None:
        """Lets go of the plot."""
        self.plot.deleteLater()

    # -- the trajectory ------------------------------------------------------------------------------------------

    def _trajectory(self) -> TrajectoryPlot:
        problem = self.record.initial_spec.problem
        surface = surface_of(problem)
        if surface is None or "x1" not in self.history.channels:
            raise InputError(f"trajectory: {problem['name']} is no surface of two parameters whose path is recorded")
        values = surface.values({key: value for key, value in problem.items() if key != "name"})
        x0, x1, y0, y1 = surface.view(values)
        start = values["start"]
        bounds = (min(x0, start[0]), max(x1, start[0]), min(y0, start[1]), max(y1, start[1]))
        found = landscape(problem, bounds, *GRID)
        plot = TrajectoryPlot()
        plot.set_names(*surface.variables(values))
        plot.set_bounds(*bounds)
        plot.set_surface(found.loss, *bounds, minimum=surface.lowest(values))
        plot.set_start(float(start[0]), float(start[1]))
        plot.set_optima(found.minima)
        return plot

    def _paths(self, step: int) -> list[PathStyle]:
        paths = []
        for place, name in enumerate(self.history.runs):
            run, look = self.history[name], self.looks[place]
            x, y = run["x0"][: step + 1], run["x1"][: step + 1]
            rows = np.unique(np.linspace(0, len(x) - 1, min(len(x), MOST_POINTS)).round().astype(int))
            paths.append(PathStyle(x[rows], y[rows], look.colour, name, look.visible, run=place))
        return paths
