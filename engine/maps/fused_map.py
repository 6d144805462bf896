"""Pixels of a map by compiled kernels: needs no torch, releases the GIL while it computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.fused import Runs, kernel, supports
from engine.fused.runs import first_states
from engine.maps.figures import compared, distance, oscillations, step_or_none
from engine.maps.noise import NoiseOfPixels, noise_refusal
from engine.maps.problem_values import ProblemValues
from engine.maps.run_knobs import RunKnobs, run_refusal
from engine.optimizer import declared

if TYPE_CHECKING:
    from engine.block import Block
    from engine.maps.task import MapTask

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]
ROOM = 1 << 23
"""Numbers that schedules or recorded rows of one call may take."""


def refusal(task: MapTask) -> str | None:
    """Why the kernels cannot compute this map, in one line; None when they can."""
    surface = task.surface
    if surface is None:
        return f"{task.spec.problem['name']} is no formula surface"
    values = task.spec.problem_values()
    if reason := noise_refusal(task):
        return reason
    for number in task.runs:
        run = task.spec.runs[number]
        blocks = declared(run.optimizer).blocks(run.knobs())
        if reason := run_refusal(task, number) or supports(surface.formula(values), blocks):
            return reason
    return None


class FusedMap:
    """Answers the figures of any pixels of ``task``; :func:`refusal` must have said None."""

    def __init__(self, task: MapTask) -> None:
        assert task.surface is not None
        self.task = task
        self.problem = ProblemValues(task, task.surface)
        self.noise = NoiseOfPixels(task)

    @property
    def most(self) -> int:
        """Pixels that one call should take at most."""
        task = self.task
        if task.colour == "oscillations":
            return max(64, ROOM // ((task.spec.steps + 1) * 4))
        if any(task.spec.runs[run].schedule for run in task.runs) and any(not axis.shared for axis in task.axes):
            return max(256, ROOM // task.spec.steps)
        return 1 << 22

    def figures(self, pixels: Pixels, cancelled: Callable[[], bool] = lambda: False) -> dict[str, Array] | None:
        """Figures of flat pixel numbers ``(N,)`` by name, ``(N,)`` float64 each; None when cancelled."""
        rows, columns = np.divmod(pixels, self.task.shape[1])
        places = columns, rows
        found = []
        for run in self.task.runs:
            found.append(self._run(run, places, cancelled))
            if cancelled():
                return None
        return compared(found) if self.task.colour == "winner" else found[0]

    def _run(self, run: int, places: tuple[Pixels, Pixels], cancelled: Callable[[], bool]) -> dict[str, Array]:
        """All pixels of one run, those with the same blocks together."""
        values = RunKnobs(self.task, run, places)
        found: dict[str, Array] = {}
        for some, blocks in values.alike():
            part = self._same(values, blocks, some, cancelled)
            if len(some) == values.count:
                return part
            for name, one in part.items():
                found.setdefault(name, np.full(values.count, np.nan))[some] = one
        return found

    def _same(
        self, values: RunKnobs, blocks: list[Block], some: Pixels, cancelled: Callable[[], bool]
    ) -> dict[str, Array]:
        """Pixels ``some`` of ``values``, which share their blocks."""
        task, places = self.task, values.places
        if len(some) < values.count:
            places = places[0][some], places[1][some]
        knobs, scale = values.at(some)
        dtype = np.dtype(task.spec.dtype)
        compiled = kernel(self.problem.formula, blocks, dtype.name)
        with np.errstate(all="ignore"):
            parameters = self.problem.starts(places).astype(dtype).T
            constants = self.problem.constants(places)
            given: dict[str, Any] = dict(knobs)
            runs = Runs(parameters, first_states(blocks, parameters, given), given, constants, scale)
            runs.noise = self.noise.of(values.run, places)
            if task.colour == "oscillations":
                return self._recorded(compiled.record(runs, task.spec.steps))
            ends = compiled.final(
                runs, task.spec.steps, tolerance=task.tolerance, flush=task.flush, cancelled=cancelled
            )
        loss = ends.loss.astype(np.float64)
        found = {
            "final_loss": np.where(ends.diverged_at < 0, loss, np.nan),
            "diverged_at": step_or_none(ends.diverged_at),
            "steps_to_tolerance": step_or_none(ends.reached_at),
        }
        if task.colour == "distance":
            found["distance"] = distance(runs.parameters, self.problem.minima(places))
        return found

    def _recorded(self, rows: Any) -> dict[str, Array]:
        good = np.isfinite(rows.loss) & np.isfinite(rows.parameters).all(2)
        diverged = np.where(good.all(0), np.nan, good.argmin(0))
        return {
            "oscillations": oscillations(rows.loss, diverged),
            "final_loss": np.where(np.isnan(diverged), rows.loss[-1], np.nan),
            "diverged_at": diverged,
        }
