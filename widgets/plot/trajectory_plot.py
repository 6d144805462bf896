"""Trajectories of runs over a function of two parameters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.plot.arrows_item import ArrowsItem
from widgets.plot.cross_hair import CrossHair, ReadOutRow
from widgets.plot.legend import Legend, LegendRow
from widgets.plot.number_text import value_text
from widgets.plot.paths_item import PathsItem
from widgets.plot.paths_table import paths_table
from widgets.plot.plot import Plot
from widgets.plot.style import Arrow, PathStyle
from widgets.plot.surface_item import SurfaceItem

_GRAB = 12.0


class TrajectoryPlot(Plot):
    """A surface from above, with paths on it; its range is the one given, never that of the paths.

    The owner computes the surface for the bounds that `view_changed` announces and hands it over with `set_surface`.
    """

    start_picked = Signal(float, float)
    """The user clicked here, or is dragging the start marker here."""
    view_changed = Signal(float, float, float, float)
    """The visible bounds are now x0, x1, y0, y1."""
    visibility_edited = Signal(int, bool)
    """The user hid or showed a run by the legend."""
    aspect_edited = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bounds = (-1.0, 1.0, -1.0, 1.0)
        self._announced: tuple[float, ...] = ()
        self._value: Callable[[float, float], float] | None = None
        self._start_before: tuple[float, float] | None = None
        self._equal = self._dragging = False
        self._pickable = True
        self._all_paths: tuple[PathStyle, ...] = ()
        self._names = ("x", "y")
        self._surface = SurfaceItem(self.view)
        self._paths = PathsItem(self.view)
        self._arrows = ArrowsItem(self.view)
        self._legend = Legend(self.view)
        self._cross_hair = CrossHair(self.view, horizontal=True)
        self.grid_item.setVisible(False)
        self._legend.toggled.connect(self._toggle)
        self.view.claims_drag = self._on_start
        self.view.clicked.connect(self._clicked)
        self.view.dragged.connect(self._dragged)
        self.set_names(*self._names)
        self._give_palette(self._surface, self._paths, self._arrows, self._legend, self._cross_hair)
        self.reset_view()

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_names(self, x: str, y: str) -> None:
        """Names of the two parameters."""
        self._names = (x, y)
        self.set_labels(x, y)

    def set_bounds(self, x0: float, x1: float, y0: float, y1: float) -> None:
        """The range to which the view resets; also goes there."""
        self._bounds = (x0, x1, y0, y1)
        self.reset_view()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The range to which the view resets."""
        return self._bounds

    def set_surface(
        self, z: np.ndarray | None, x0: float, x1: float, y0: float, y1: float, minimum: float | None = None
    ) -> None:
        """Show values `z` (ny, nx) on a grid with `z[0, 0]` at (x0, y0) and `z[-1, -1]` at (x1, y1).

        `minimum` is the known least value of the function, from which level lines are counted; None: that of the grid.
        """
        self._surface.set_grid(z, (x0, x1, y0, y1), minimum)

    def set_value(self, value: Callable[[float, float], float] | None) -> None:
        """Take read-outs from this function of x and y instead of interpolating the grid."""
        self._value = value

    def set_paths(self, paths: Sequence[PathStyle]) -> None:
        """Show these paths, the last one on top."""
        self._all_paths = tuple(paths)
        self._paths.set_paths(paths)
        named = {(path.run, path.label): path for path in paths if path.label}  # replicates are one row
        self._legend.set_rows([
            LegendRow(run, label, path.colour, path.visible) for (run, label), path in named.items()
        ])
        self._legend.avoid(*self._paths.points())

    def set_start(self, x: float, y: float) -> None:
        """Put the start marker here; does not emit `start_picked`."""
        self._arrows.set_start((x, y))

    def set_optima(self, optima: Sequence[tuple[float, float]]) -> None:
        """Mark known optima."""
        self._arrows.set_optima(optima)

    def set_arrows(self, arrows: Sequence[Arrow]) -> None:
        """Show these arrows instead of the former ones."""
        self._arrows.set_arrows(arrows)

    def set_pickable(self, pickable: bool) -> None:
        """Whether clicks and drags pick a start."""
        self._pickable = pickable

    def set_equal_aspect(self, equal: bool) -> None:
        """One unit of x as long as one of y, or each axis filling its side."""
        self._equal = equal
        self.view.setAspectLocked(equal)
        self.reset_view()

    # -- range ---------------------------------------------------------------------------------------------------

    def reset_view(self) -> None:
        """Show the given bounds; undo the start that the first click of a double click picked."""
        if self._start_before is not None:
            start, self._start_before = self._start_before, None
            self._pick(*start)
        x0, x1, y0, y1 = self._bounds
        self.view.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0)

    def _view_settled(self) -> None:
        (x0, x1), (y0, y1) = self.view.viewRange()
        if (x0, x1, y0, y1) != self._announced:
            self._announced = (x0, x1, y0, y1)
            self.view_changed.emit(x0, x1, y0, y1)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def _on_start(self, point: QPointF) -> bool:
        start = self._arrows.start
        if start is None or not self._pickable:
            return False
        away = self._arrows.pixel(*start) - point
        return self._dragging or hypot(away.x(), away.y()) <= _GRAB

    def _dragged(self, point: QPointF, finished: bool) -> None:
        self._dragging = not finished
        self._start_before = None
        self._pick(*self.view.from_px(point))

    def _clicked(self, point: QPointF) -> None:
        if self._pickable:
            self._start_before = self._arrows.start
            self._pick(*self.view.from_px(point))

    def _pick(self, x: float, y: float) -> None:
        self._arrows.set_start((x, y))
        self.start_picked.emit(x, y)

    def hover(self, point: QPointF | None) -> None:
        """Read out coordinates and value."""
        if point is None:
            self._cross_hair.setVisible(False)
            return
        x, y = self.view.from_px(point)
        value = self._surface.value_at(x, y) if self._value is None else self._value(x, y)
        rows = [ReadOutRow("", name, value_text(number)) for name, number in zip(self._names, (x, y), strict=True)]
        self._cross_hair.show_at(point, value_text(value, 5), rows)

    def _toggle(self, run: int, visible: bool) -> None:
        self.set_paths([replace(path, visible=visible) if path.run == run else path for path in self._all_paths])
        self.visibility_edited.emit(run, visible)

    # -- menu and data -------------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """Aspect."""
        equal = QAction(self.tr("Equal axes"), menu, checkable=True, checked=self._equal)
        equal.toggled.connect(self._user_aspect)
        menu.addAction(equal)

    def _user_aspect(self, equal: bool) -> None:
        self.set_equal_aspect(equal)
        self.aspect_edited.emit(equal)

    def to_table(self) -> tuple[list[str], np.ndarray]:
        """Of the visible paths; see `paths_table`."""
        return paths_table([path for path in self._all_paths if path.visible and path.position], self._names)
