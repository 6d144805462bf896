"""The way of the parameters: over the contours of a surface, in the main plane of a network's path, or over steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject

from app.contour import ContourMaker, Landscape, surface_of
from app.scrub_controller import ScrubController
from app.surface_paths import surface_paths
from app.trajectory_plane import TrajectoryPlane
from app.trajectory_starts import TrajectoryStarts
from engine.history_layout import parameter_channels
from engine.problem import problems
from engine.surface import Surface

if TYPE_CHECKING:
    from app.bench_page import BenchPage
    from app.experiment_controller import ExperimentController

GRID = (240, 200)
VIEWS = {"surface": 0, "plane": 1, "parameters": 2, "space": 3}


class TrajectoryController(QObject):
    """Chooses the view that fits the problem, and fills it."""

    def __init__(self, page: BenchPage, experiment: ExperimentController) -> None:
        super().__init__(page)
        self.board, self.experiment = page.board, experiment
        self.contours = ContourMaker(self)
        self.plane = TrajectoryPlane(self.board, experiment)
        self.plane.changed.connect(self._show_emptiness)
        self.starts = TrajectoryStarts(self.board, experiment)
        self.starts.changed.connect(self._stain)
        self.scrub = ScrubController(self.board, experiment)
        self.scrub.changed.connect(self._scrubbed)
        self.view = ""
        self._problem: dict[str, Any] | None = None
        self._surface = False
        self._dirty = True
        self._bounds = (0.0, 1.0, 0.0, 1.0)
        self._shown: tuple[str, tuple[float, ...]] | None = None
        self._minimum: float | None = None
        self.contours.ready.connect(self._show_landscape)
        self.contours.failed.connect(lambda text: self.board.path_panel.show_empty(text))
        board = self.board
        board.surface.start_picked.connect(self._pick_start)
        board.surface.view_changed.connect(self._view_changed)
        for plot in (board.surface, board.plane):
            plot.visibility_edited.connect(lambda run, on: experiment.set_look(run, visible=on))
        board.trajectory_view_edited.connect(self.choose)
        board.instant.setChecked(experiment.instant)
        board.instant.toggled.connect(self._set_instant)

    def _stain(self) -> None:
        self._dirty = True

    def _scrubbed(self) -> None:
        """At once, not with the next frame: where nothing is computed those are far apart."""
        self._stain()
        self.frame(False)

    def _set_instant(self, on: bool) -> None:
        self.experiment.instant = on

    # -- which view ----------------------------------------------------------------------------------------------

    def show_setting(self) -> None:
        """The problem, the looks or the engine's state may have changed."""
        spec = self.experiment.spec
        if spec is None:
            return
        self._dirty = True
        if spec.problem != self._problem:
            self._problem = dict(spec.problem)
            self._show_problem()
        if not self.experiment.current or self.experiment.state.step == 0:
            self.plane.forget()
        self._show_emptiness()

    def _show_problem(self) -> None:
        assert self._problem is not None
        surface = surface_of(self._problem)
        self._surface = surface is not None
        self.board.instant.setVisible(self._surface)
        self.board.starts.setVisible(self._surface)
        self.scrub.offer(self._surface)
        offers = [("parameters", self.tr("Parameters over steps"))]
        if surface:
            offers = [("surface", self.tr("Contours")), ("space", self.tr("3-D")), *offers]
        elif self._several():
            offers = [("plane", self.tr("Main plane (PCA)")), *offers]
        box = self.board.path_view
        if [box.itemData(i) for i in range(box.count())] != [key for key, _ in offers]:
            box.clear()
            for key, text in offers:
                box.addItem(text, key)
            box.show()
            self.choose(offers[0][0])
        if surface is not None:
            values = surface.values({key: value for key, value in self._problem.items() if key != "name"})
            start = values["start"]
            low_x, high_x, low_y, high_y = surface.view(values)
            bounds = (min(low_x, start[0]), max(high_x, start[0]), min(low_y, start[1]), max(high_y, start[1]))
            plot = self.board.surface
            for view in (plot, self.board.surface3d):
                view.set_names(*surface.variables(values))
                view.set_start(float(start[0]), float(start[1]))
                view.set_optima([(point[0], point[1]) for point in surface.minima(values)])
            self._minimum = surface.lowest(values)
            shown = (self._problem["name"], bounds)
            if shown != self._shown and self._bounds_change(bounds):
                self._shown = shown
                self._bounds = bounds
                plot.set_bounds(*bounds)
            self._request(self._seen())

    def _several(self) -> bool:
        """Whether there are parameters enough for a plane."""
        assert self._problem is not None
        declaration = problems[self._problem["name"]]
        if not isinstance(declaration, Surface):
            return True
        values = declaration.values({key: value for key, value in self._problem.items() if key != "name"})
        return len(declaration.variables(values)) > 1

    def _bounds_change(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether the new bounds reach beyond the old ones, or belong to another problem."""
        if self._shown is None or self._problem is None or self._shown[0] != self._problem["name"]:
            return True
        old = self._bounds
        return bounds[0] < old[0] or bounds[1] > old[1] or bounds[2] < old[2] or bounds[3] > old[3]

    def choose(self, view: str) -> None:
        """Shows one of the views: 'surface', 'space', 'plane' or 'parameters'."""
        self.view = view
        box = self.board.path_view
        if box.currentData() != view:
            box.setCurrentIndex(max(box.findData(view), 0))
        self.board.path_panel.show_view(VIEWS[view])
        self._dirty = True
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        text = ""
        state = self.experiment.state
        if self.view == "plane" and not self.plane.known:
            text = self.tr("Run the experiment to see the parameters move\nin the plane of most of their path.")
        elif self.view == "parameters" and self.experiment.current and state.history is not None:
            text = "" if parameter_channels(state.history.channels) else self.tr("No parameter is watched.")
        self.board.path_panel.show_empty(text)
        self.plane.keep(self.view == "plane" and self.experiment.current)

    # -- contours ------------------------------------------------------------------------------------------------

    def _seen(self) -> tuple[float, float, float, float]:
        (x0, x1), (y0, y1) = self.board.surface.view.viewRange()
        return x0, x1, y0, y1

    def _view_changed(self, *bounds: float) -> None:
        if self._surface:
            self._request(bounds)

    def _request(self, bounds: tuple[float, ...]) -> None:
        assert self._problem is not None
        problem = {key: value for key, value in self._problem.items() if key != "start"}
        problem["start"] = self._problem["start"]
        self.contours.request(problem, (bounds[0], bounds[1], bounds[2], bounds[3]), *GRID)

    def _show_landscape(self, found: Landscape) -> None:
        plot = self.board.surface
        bounds = (float(found.x[0]), float(found.x[-1]), float(found.y[0]), float(found.y[-1]))
        plot.set_surface(found.loss, *bounds, minimum=self._minimum)
        self.board.surface3d.set_surface(found.loss, bounds, self._minimum)

    def _pick_start(self, x: float, y: float) -> None:
        (x0, x1), (y0, y1) = self.board.surface.view.viewRange()
        self.experiment.move_start([_rounded(x, (x1 - x0) / 1000), _rounded(y, (y1 - y0) / 1000)])

    # -- paths ---------------------------------------------------------------------------------------------------

    def frame(self, moved: bool) -> None:
        """One tick of the frame clock."""
        self._dirty |= moved
        shown = {"surface": self.board.surface, "space": self.board.surface3d}.get(self.view)
        if shown is not None and self._dirty and shown.isVisible():
            self._dirty = False
            shown.set_paths([*self.starts.paths(), *surface_paths(self.experiment, self.scrub.step)])
        self.starts.frame(moved)

    def show_looks(self) -> None:
        """Colours or visibility have changed."""
        self._dirty = True
        self.plane.show()

    def close(self) -> None:
        """Waits for what is being computed."""
        self.plane.keep(False)
        self.contours.close()


def _rounded(value: float, step: float) -> float:
    digits = max(0, -int(np.floor(np.log10(step)))) if step > 0 else 6
    return round(value, digits)
