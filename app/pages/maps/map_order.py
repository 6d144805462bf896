"""What is asked of a map, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from engine.problem import problems
from engine.surface import Surface

if TYPE_CHECKING:
    import numpy as np

    from engine.foreign.permission import Permission
    from engine.maps import Grid, MapTask
    from engine.spec import ExperimentSpec

Agreed = Literal["live", "compiled", "any"]


@dataclass(frozen=True)
class MapOrder:
    """What is to be computed: a spec with two axes, and what of it; a `tolerance` is a loss, `fast` as of a MapTask.

    `grid` is what is known already; it is filled further. `agreed` is how long it may take: what can be drawn `live`,
    compiled networks, or `any` map. `permission` is what of others' code may be run.
    """

    spec: ExperimentSpec
    colour: str
    run: int
    tolerance: float | None = None
    fast: bool = True
    grid: Grid | None = field(default=None, compare=False)
    agreed: Agreed = "live"
    permission: Permission = False

    def at(self, spec: ExperimentSpec) -> MapOrder:
        """The same of another spec."""
        return replace(self, spec=spec)

    def task(self) -> MapTask:
        """Checked. Raises InputError."""
        from engine.maps import task_of

        return task_of(self.spec, self.colour, self.run, self.tolerance, fast=self.fast)


@dataclass(frozen=True, eq=False)
class MapAnswer:
    """A map as far as it is: RGB `pixels` (lowest row first), every one as its nearest computed one, the numbers at the
    `ends` of the colours. `grid` knows the figures and which pixels are computed; it may be filled further meanwhile.
    """

    order: MapOrder
    task: MapTask
    grid: Grid
    pixels: np.ndarray
    ends: tuple[float, float]
    done: int
    seconds: float
    left: float = 0.0

    @property
    def finished(self) -> bool:
        """Whether every pixel is computed."""
        return self.done == self.task.shape[0] * self.task.shape[1]


def lowest_loss(spec: ExperimentSpec) -> float:
    """The lowest known loss of a problem, 0 where none is."""
    problem = problems[spec.problem["name"]]
    return (problem.lowest(spec.problem_values()) or 0.0) if isinstance(problem, Surface) else 0.0
