"""A map as a task: two axes, the run it shows, and what of it; checked before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.maps.axis import EVERY, Axis, axis_of
from engine.maps.colour import colour_named
from engine.problem import problems
from engine.spec import parse
from engine.surface import Surface

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec

DIGITS = 64
"""A map whose pixels lie less than so many last places of float32 apart is computed in float64."""


@dataclass(frozen=True)
class MapTask:
    """A map of ``spec``: its first axis runs along columns, its second along rows, of a grid ``shape``.

    ``run`` is the one that is shown (``winner`` compares all). ``tolerance`` is a loss. ``fast``: as of
    :meth:`engine.fused.Kernel.final`; other last bits, and no ``steps_to_tolerance`` unless that is the colour.
    Make one with :func:`task_of`.
    """

    spec: ExperimentSpec
    axes: tuple[Axis, Axis]
    colour: str
    run: int
    tolerance: float
    fast: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Rows (second axis) and columns (first axis)."""
        return len(self.axes[1].values), len(self.axes[0].values)

    @property
    def runs(self) -> tuple[int, ...]:
        """The runs that must be computed."""
        return tuple(range(len(self.spec.runs))) if self.colour == "winner" else (self.run,)

    @property
    def surface(self) -> Surface | None:
        problem = problems[self.spec.problem["name"]]
        return problem if isinstance(problem, Surface) else None

    def pixel(self, row: int, column: int) -> ExperimentSpec:
        """The experiment of one pixel, as the Bench takes it: all runs of the spec at its numbers."""
        table = self.spec.table() | {"axes": []}
        for axis, place in zip(self.axes, (column, row), strict=True):
            for path in axis.paths:
                put(table, path, axis.value(place))
        return parse(table)

    @cached_property
    def key(self) -> str:
        """A text that is the same for the same map, wherever it is computed."""
        settings = f"{self.colour} {self.run if self.colour != 'winner' else EVERY} {self.tolerance!r} {self.fast}"
        return f"{settings} {self.spec.json_text()}"


def task_of(
    spec: ExperimentSpec,
    colour: str = "final_loss",
    run: int | None = None,
    tolerance: float | None = None,
    fast: bool = False,
) -> MapTask:
    """A checked map of the two axes of ``spec``.

    ``run`` is by default the one that the first axis varies. The default ``tolerance`` is 1e-6 above the known
    lowest loss, or 1e-3. float32 becomes float64 where its digits cannot tell the pixels apart.
    Raises InputError: not two axes, the same knob twice, values out of a knob's range, nothing known of minima.
    """
    colour_named(colour)
    if len(spec.axes) != 2:
        raise InputError(f"a map has two axes, and a third one to move along; this spec has {len(spec.axes)}", "axes")
    axes = axis_of(spec, 0), axis_of(spec, 1)
    if twice := set(axes[0].paths) & set(axes[1].paths):
        raise InputError(f"path = {min(twice)!r}: both axes vary it; they must differ", "axes.1")
    varied = [
        int(axis.paths[0].split(".")[1]) for axis in axes if not axis.shared and axis.spec.path.split(".")[1] != EVERY
    ]
    if run is None:
        run = varied[0] if varied else 0
    if not 0 <= run < len(spec.runs):
        raise InputError(f"run = {run}: the spec has {len(spec.runs)} runs, counted from 0")
    problem = problems[spec.problem["name"]]
    lowest = problem.lowest(spec.problem_values()) if isinstance(problem, Surface) else None
    if colour == "distance" and not (isinstance(problem, Surface) and problem.minima(spec.problem_values())):
        raise InputError(f"colour = 'distance': no minimum of {problem.name} is known")
    if colour == "winner" and len(spec.runs) < 2:
        raise InputError("colour = 'winner': needs two runs or more")
    if tolerance is None:
        tolerance = 1e-3 if lowest is None else lowest + 1e-6
    if not np.isfinite(tolerance):
        raise InputError(f"tolerance = {tolerance}: must be a finite number")
    if spec.dtype == "float32" and any(_too_close(axis) for axis in axes):
        spec = spec.model_copy(update={"dtype": "float64"})
    return MapTask(spec, axes, colour, run, float(tolerance), fast)


def at_third(spec: ExperimentSpec, place: int) -> ExperimentSpec:
    """The map of two axes at ``place`` of the third."""
    axis = axis_of(spec, 2)
    two = spec.model_copy(update={"axes": spec.axes[:2]})
    for path in axis.paths:
        two = two.with_value(path, axis.value(place))
    return two


def zoomed(spec: ExperimentSpec, first: tuple[float, float], second: tuple[float, float]) -> ExperimentSpec:
    """The same map between other bounds (low, high) of its two axes. Raises InputError."""
    table = spec.table()
    for entry, (low, high) in zip(table["axes"], (first, second), strict=False):
        entry |= {"low": low, "high": high}
    return parse(table)


def _too_close(axis: Axis) -> bool:
    steps = np.diff(axis.values)
    size = np.abs(axis.values).max()
    return bool(not axis.whole and np.abs(steps).min() < DIGITS * np.finfo(np.float32).eps * size * _weight(axis))


def _weight(axis: Axis) -> float:
    """On a log axis the smallest step lies at the smallest value."""
    values = np.abs(axis.values)
    return float(values.min() / values.max()) if axis.spec.scale == "log" else 1.0


def put(table: Any, path: str, value: Any) -> None:
    """Sets the entry at a dotted path of plain tables and lists."""
    *parents, last = path.split(".")
    place = table
    for part in parents:
        place = place[int(part)] if isinstance(place, list) else place[part]
    if isinstance(place, list):
        place[int(last)] = value
    else:
        place[last] = value
