"""Pixels of a map of dense networks by compiled training loops, one run a core at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.fused_nets import BatchNumbers, material, net_kernel, unsupported
from engine.maps.by_problem import by_problem
from engine.maps.figures import compared, oscillations
from engine.maps.run_knobs import RunAxes, run_refusal
from engine.maps.task import put
from engine.problem import Setting, problems
from engine.run_rules import rule_of
from engine.spec import parse

if TYPE_CHECKING:
    from engine.block import Block
    from engine.foreign.permission import Permission
    from engine.fused_nets import NetRuns
    from engine.maps.task import MapTask

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]
ROOM = 1 << 23
"""Recorded numbers of one call at most."""
TILE = 1 << 34
"""Multiply-adds of a tile at most: about half a second on two cores."""
STRETCH = 1 << 28
"""Multiply-adds of a run between two looks at whether it was called off: about 10 ms."""
LONGEST = 512


class NetMap:
    """Answers the figures of any pixels of ``task``, whose problem is a dense network; ``refusal`` says in one line why
    it cannot, None when it can. A pixel has the bits of the Bench's run at its numbers.

    ``allow_code``: as of an Experiment. Raises InputError as an experiment does.
    """

    def __init__(self, task: MapTask, allow_code: Permission = False) -> None:
        self.task, self.allow_code = task, allow_code
        self._objective = lru_cache(maxsize=8)(self._made)
        self.refusal = self._refusal()

    def _refusal(self) -> str | None:
        task = self.task
        for number in task.runs:
            if reason := run_refusal(task, number):
                return reason
        rows, columns = task.shape
        for row in (0, rows - 1):
            for column in (0, columns - 1):
                place = np.array([column]), np.array([row])
                objective = self._objective(self._problem_text(column, row))
                for run in task.runs:
                    rule_of(task.pixel(row, column), run, objective)
                    values = RunAxes(task, run, objective.steps_per_epoch or 1).at(place)
                    for _, blocks in values.alike():
                        if reason := unsupported(objective, blocks):
                            return reason
        return None

    def _problem_text(self, column: int, row: int) -> str:
        """The experiment without runs' own axes, as text: pixels with the same text share their objective."""
        table = self.task.spec.table() | {"axes": []}
        for axis, place in zip(self.task.axes, (column, row), strict=True):
            for path in axis.paths if axis.shared else ():
                put(table, path, axis.value(place))
        return parse(table).json_text()

    def _made(self, text: str) -> Any:
        spec = parse(json.loads(text))
        setting = Setting(spec.seed, getattr(torch, spec.dtype), torch.device("cpu"), self.allow_code)
        return problems[spec.problem["name"]].objective(spec.problem_values(), setting)

    def _work(self, objective: Any) -> int:
        """Multiply-adds of a step, about: forward, and twice as many backward."""
        return int(3 * objective.layout.dimension * objective.order.size)

    @property
    def most(self) -> int:
        """Pixels that one call should take at most."""
        steps, runs = self.task.spec.steps, len(self.task.runs)
        rows, columns = self.task.shape
        work = max(
            self._work(self._objective(self._problem_text(column, row)))
            for column, row in {(0, 0), (columns - 1, rows - 1)}
        )
        return max(1, min(ROOM // (steps + 1), max(os.cpu_count() or 1, TILE // (work * steps * runs))))

    def figures(self, pixels: Pixels, cancelled: Callable[[], bool] = lambda: False) -> dict[str, Array] | None:
        """As of a FusedMap."""
        return by_problem(self.task, pixels, lambda places: self._alike(places, cancelled))

    def _alike(self, places: tuple[Pixels, Pixels], cancelled: Callable[[], bool]) -> dict[str, Array] | None:
        """Pixels that share their objective."""
        objective = self._objective(self._problem_text(int(places[0][0]), int(places[1][0])))
        found = []
        for run in self.task.runs:
            values = RunAxes(self.task, run, objective.steps_per_epoch or 1).at(places)
            starts = self._starts(run, objective, places)
            loss = np.full((self.task.spec.steps + 1, values.count), np.nan)
            diverged = np.full(values.count, np.nan)
            for some, blocks in values.alike():
                knobs, scale = values.at(some)
                loss[:, some], diverged[some] = self._trained(objective, blocks, starts[some], knobs, scale, cancelled)
            if cancelled():
                return None
            found.append(self._seen(loss, diverged))
        return compared(found) if self.task.colour == "winner" else found[0]

    def _starts(self, run: int, objective: Any, places: tuple[Pixels, Pixels]) -> NDArray[Any]:
        """Start points ``(N, D)``: the experiment's, or those of the run's own seed."""
        count = len(places[0])
        for axis, place in zip(self.task.axes, places, strict=True):
            if f"runs.{run}.seed" in axis.paths:
                drawn = {seed: objective.start_drawn(int(seed)).numpy() for seed in np.unique(axis.values[place])}
                return np.stack([drawn[seed] for seed in axis.values[place]])
        seed = self.task.spec.runs[run].seed
        if seed is None:
            return np.ascontiguousarray(objective.start(count).numpy())
        return np.repeat(objective.start_drawn(seed).numpy()[None], count, axis=0)

    def _trained(
        self,
        objective: Any,
        blocks: list[Block],
        starts: NDArray[Any],
        knobs: dict[str, Array],
        scale: Array | float,
        cancelled: Callable[[], bool],
    ) -> tuple[Array, Array]:
        """Losses ``(T + 1, N)``, and ``(N,)`` the steps at which runs stopped being finite, or NaN."""
        steps = self.task.spec.steps
        compiled, samples, batches = net_kernel(objective, blocks), material(objective), BatchNumbers(objective.order)
        runs: NetRuns = compiled.start(starts, knobs, scale)
        loss, diverged = np.full((steps + 1, len(starts)), np.nan), np.full(len(starts), np.nan)
        longest = max(1, min(LONGEST, STRETCH // self._work(objective)))
        for first in range(0, steps, longest):
            count = min(longest, steps - first)
            runs.knobs = {name: v[first : first + count] if len(v) > 1 else v for name, v in knobs.items()}
            skip = ~np.isnan(diverged)
            if skip.all():
                break
            rows = compiled.train(runs, count, samples, batches.steps(first, count + 1), skip=skip, cancelled=cancelled)
            if cancelled():
                break
            loss[first : first + count + 1, ~skip] = rows.loss[:, ~skip]
            for run in np.flatnonzero(rows.stopped >= 0):
                diverged[run] = first + rows.stopped[run]
                loss[int(diverged[run]) :, run] = np.nan
        return loss, diverged

    def _seen(self, loss: Array, diverged: Array) -> dict[str, Array]:
        reached = loss <= self.task.tolerance
        found = {
            "final_loss": loss[-1].copy(),
            "diverged_at": diverged,
            "steps_to_tolerance": np.where(reached.any(0), reached.argmax(0), np.nan),
        }
        if self.task.colour == "oscillations":
            found["oscillations"] = oscillations(loss, diverged)
        return found
