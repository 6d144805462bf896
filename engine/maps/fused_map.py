"""Pixels of a map by compiled kernels: needs no torch, releases the GIL while it computes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.fused import Runs, kernel, supports
from engine.fused.runs import first_states
from engine.maps.figures import compared, distance, oscillations, step_or_none
from engine.maps.noise import NoiseOfPixels, noise_refusal
from engine.maps.problem_values import ProblemValues
from engine.maps.run_knobs import RunAxes, run_refusal
from engine.optimizer import declared
from engine.threads import kernel_threads, side_by_side

if TYPE_CHECKING:
    from engine.block import Block
    from engine.maps.task import MapTask

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]
PART = 1 << 16
"""Pixels that a core takes at a time at most: their numbers fit its second-level cache."""
LEAST_WORK = 1 << 21
"""Run-steps that it takes at least: about a millisecond, for half a millisecond of preparing them."""
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


def slices(pixels: int, work: int) -> Iterator[slice]:
    """Parts of so many pixels for the cores, some more than there are cores; each pixel is ``work`` steps.

    The first one is half as large, so that cores do not all want Python at the same moment.
    """
    size = max(64, LEAST_WORK // max(work, 1), min(PART, -(-pixels // (4 * kernel_threads()))))
    start, stop = 0, size // 2
    while start < pixels:
        yield slice(start, stop)
        start, stop = stop, stop + size


class FusedMap:
    """Answers the figures of any pixels of ``task``; :func:`refusal` must have said None."""

    def __init__(self, task: MapTask) -> None:
        assert task.surface is not None
        self.task = task
        self.problem = ProblemValues(task, task.surface)
        self.noise = NoiseOfPixels(task)
        self.axes = {run: RunAxes(task, run) for run in task.runs}

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
        """Figures of flat pixel numbers ``(N,)`` by name, ``(N,)`` float64 each; None when cancelled.

        Cores take parts that fit their caches, each from the numbers of its pixels to the figures.
        """
        found: dict[str, Array] = {}
        parts, lock = iter(slices(len(pixels), self.task.spec.steps * len(self.task.runs))), threading.Lock()

        def work() -> None:
            while not cancelled():
                with lock:
                    part = next(parts, None)
                if part is None:
                    return
                figures = self._figures(pixels[part], cancelled)
                with lock:
                    if not found:  # one large array: its memory comes in large pages
                        found.update(zip(figures, np.empty((len(figures), len(pixels))), strict=True))
                for name, values in figures.items():
                    found[name][part] = values

        side_by_side(work)
        return None if cancelled() else found

    def _figures(self, pixels: Pixels, cancelled: Callable[[], bool]) -> dict[str, Array]:
        """What each run says of a part of the pixels, or how they compare."""
        rows, columns = np.divmod(pixels, self.task.shape[1])
        found = [self._run(run, (columns, rows), cancelled) for run in self.task.runs]
        return compared(found) if self.task.colour == "winner" else found[0]

    def _run(self, run: int, places: tuple[Pixels, Pixels], cancelled: Callable[[], bool]) -> dict[str, Array]:
        """All pixels of one run, those with the same blocks together."""
        values = self.axes[run].at(places)
        found: dict[str, Array] = {}
        for some, blocks in values.alike():
            knobs, scale = values.at(some)
            part = self._same(run, blocks, (places[0][some], places[1][some]), knobs, scale, cancelled)
            if isinstance(some, slice):
                return part
            for name, one in part.items():
                found.setdefault(name, np.full(values.count, np.nan))[some] = one
        return found

    def _same(
        self,
        run: int,
        blocks: list[Block],
        places: tuple[Pixels, Pixels],
        knobs: dict[str, Array],
        scale: Array | float,
        cancelled: Callable[[], bool],
    ) -> dict[str, Array]:
        """Pixels of a run that share their blocks."""
        task = self.task
        dtype = np.dtype(task.spec.dtype)
        compiled = kernel(self.problem.formula, blocks, dtype.name)
        with np.errstate(all="ignore"):
            parameters = self.problem.starts(places, dtype).T
            constants = self.problem.constants(places)
            runs = Runs(parameters, first_states(blocks, parameters, knobs), knobs, constants, scale)
            runs.noise = self.noise.of(run, places)
            if task.colour == "oscillations":
                return self._recorded(compiled.record(runs, task.spec.steps))
            watched = not task.fast or task.colour == "steps_to_tolerance"
            tolerance = task.tolerance if watched else None
            ends = compiled.final(
                runs, task.spec.steps, tolerance=tolerance, fast=task.fast, threads=1, cancelled=cancelled
            )
        found = {
            "final_loss": np.where(ends.diverged_at < 0, ends.loss, np.nan),
            "diverged_at": step_or_none(ends.diverged_at),
        }
        if watched:
            found["steps_to_tolerance"] = step_or_none(ends.reached_at)
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
