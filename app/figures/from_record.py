"""Plots of a saved experiment, made without a window or an engine: for the command line, and for animations."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.channel_words import channel_title
from app.contour import landscape, surface_of
from app.history_source import HistorySource
from app.replicates import looks_for
from app.run_curves import curves_source, run_curves, run_styles
from engine.errors import InputError, unknown
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.style import PathStyle
from widgets.plot.trajectory_plot import TrajectoryPlot
from widgets.surface3d.camera import Camera
from widgets.surface3d.view import Surface3dView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.run_look import RunLook
    from engine.history import History
    from engine.pyramid import Decimated
    from engine.session.record import ExperimentRecord
    from widgets.plot.plot import Plot
    from widgets.plot.source import CurveSource

TRAJECTORY, SPACE = "trajectory", "space"
TITLES = {
    TRAJECTORY: QT_TRANSLATE_NOOP("RecordFigure", "Trajectory"),
    SPACE: QT_TRANSLATE_NOOP("RecordFigure", "Surface in space"),
}
LOGARITHMIC = ("loss", "train_loss", "validation_loss", "grad_norm")
SIZE = (640, 480)
GRID = (480, 400)
MOST_POINTS = 20_000
AnySurface = TypeVar("AnySurface", TrajectoryPlot, Surface3dView)


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
    """One plot of a record: a channel over the steps, ``trajectory``, or ``space``, the surface in space with paths.

    ``show(step)`` draws it as it was then. In space it is seen from ``camera``, which an animation turns once around.
    Replicates are one curve; ``band`` (of `engine.bands.KINDS`) says what is drawn around it.
    Raises InputError for a channel that was not recorded, and for a trajectory of anything but a two-parameter surface.
    """

    def __init__(self, record: ExperimentRecord, name: str, looks: Sequence[RunLook] = (), band: str = "std") -> None:
        if record.history is None or not int(record.history.written.max()):
            raise InputError(f"{record.name}: nothing was recorded yet")
        self.record, self.history, self.name = record, record.history, name
        self.spec, self.band = record.initial_spec, band
        self.looks = [*looks, *looks_for((), (), self.history.runs)[len(looks) :]]
        told = QCoreApplication.translate("RecordFigure", TITLES[name]) if name in TITLES else channel_title(name)
        self.title = told.replace("_", " ")
        self.last = int(self.history.written.max()) - 1
        self.camera = Camera()
        self.plot: Plot | Surface3dView
        if name in (TRAJECTORY, SPACE):
            self.plot = self._surface(TrajectoryPlot() if name == TRAJECTORY else Surface3dView())
        elif name in self.history.channels:
            self.plot = CurvePlot()
        else:
            raise unknown("figure", name, [TRAJECTORY, SPACE, *self.history.channels])
        self.plot.resize(*SIZE)
        self.show(self.last)

    def show(self, step: int, share: float = 0.0) -> None:
        """The figure as it was at `step`; axes are those of the whole run. `share` of an animation has passed."""
        if isinstance(self.plot, Surface3dView):
            self.plot.camera = self.camera.moved(turn=2 * pi * share)
        if isinstance(self.plot, (TrajectoryPlot, Surface3dView)):
            self.plot.set_paths(self._paths(step))
            return
        assert isinstance(self.plot, CurvePlot)
        self.plot.set_source(self._source(self.last))
        self.plot.set_log(self.name in LOGARITHMIC)
        self.plot.set_curves(run_styles(self.history, self.spec, self.looks, [self.name], until=step))
        self.plot.refresh()
        if step < self.last:
            (x0, x1), (y0, y1) = self.plot.view.viewRange()
            self.plot.view.range_edited.emit(True, True)
            self.plot.set_source(self._source(step))
            self.plot.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)
            self.plot.refresh()

    def _source(self, step: int) -> CurveSource:
        return curves_source(_UpTo(self.history, step), self.history.runs, self.band)

    def close(self) -> None:
        """Lets go of the plot."""
        self.plot.deleteLater()

    # -- the trajectory ------------------------------------------------------------------------------------------

    def _surface(self, plot: AnySurface) -> AnySurface:
        problem = self.record.initial_spec.problem
        surface = surface_of(problem)
        if surface is None or "x1" not in self.history.channels:
            raise InputError(f"{self.name}: {problem['name']} is no surface of two parameters whose path is recorded")
        values = surface.values({key: value for key, value in problem.items() if key != "name"})
        x0, x1, y0, y1 = surface.view(values)
        start = values["start"]
        bounds = (min(x0, start[0]), max(x1, start[0]), min(y0, start[1]), max(y1, start[1]))
        found = landscape(problem, bounds, *GRID)
        plot.set_names(*surface.variables(values))
        if isinstance(plot, TrajectoryPlot):
            plot.set_bounds(*bounds)
            plot.set_surface(found.loss, *bounds, minimum=surface.lowest(values))
        else:
            plot.set_surface(found.loss, bounds, surface.lowest(values))
        plot.set_start(float(start[0]), float(start[1]))
        plot.set_optima(found.minima)
        return plot

    def _paths(self, step: int) -> list[PathStyle]:
        paths = []
        for one in run_curves(self.history.runs, self.spec):
            look = self.looks[one.run]
            for place in one.members:
                run = self.history[self.history.runs[place]]
                x, y = run["x0"][: step + 1], run["x1"][: step + 1]
                rows = np.unique(np.linspace(0, len(x) - 1, min(len(x), MOST_POINTS)).round().astype(int))
                paths.append(PathStyle(x[rows], y[rows], look.colour, one.name, look.visible, run=one.run))
        return paths
