"""Pixels of a map by compiled kernels: needs no torch, releases the GIL while it computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.fused import Runs, kernel, supports
from engine.fused.runs import first_states
from engine.maps.figures import distance, oscillations, step_or_none, winner
from engine.maps.problem_values import ProblemValues
from engine.optimizer import declared
from engine.plan import plan

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
    if values["noise"] > 0 or any(axis.spec.path == "problem.noise" for axis in task.axes):
        return "the gradient has noise"
    for axis in task.axes:
        if axis.paths[0] == "seed" or axis.paths[0].endswith(".seed"):
            return "an axis varies the seed, which decides nothing on a surface without noise"
    for number in task.runs:
        run = task.spec.runs[number]
        rule = declared(run.optimizer)
        if rule.foreign is not None:
            return f"{rule.name} is code from outside"
        if run.seed is not None:
            return f"run {run.name!r} has a seed of its own"
        knobs = run.knobs()
        if not all(block.elementwise for block in rule.blocks(knobs)):
            return f"{rule.name} looks at more than one number at once"
        if run.schedule and plan(list(run.schedule), task.spec.steps, momentum=rule.momentum_knob).feedback:
            return f"the schedule of {run.name!r} waits for the loss"
        if reason := supports(surface.formula(values), rule.blocks(knobs)):
            return reason
        driven = plan(list(run.schedule), task.spec.steps, momentum=rule.momentum_knob).knobs if run.schedule else ()
        rebased = {block.knob(name) for block in rule.blocks(knobs) for s in block.states for name in s.rebase_knobs}
        if rebased & set(driven):
            return f"{rule.name} rescales its state as {min(rebased & set(driven))} changes"
    return None


class FusedMap:
    """Answers the figures of any pixels of ``task``; :func:`refusal` must have said None."""

    def __init__(self, task: MapTask) -> None:
        assert task.surface is not None
        self.task = task
        self.problem = ProblemValues(task, task.surface)

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
        losses = []
        found: dict[str, Array] = {}
        for run in self.task.runs:
            found = self._run(run, places, cancelled)
            if cancelled():
                return None
            losses.append(found["final_loss"])
        if self.task.colour == "winner":
            return {"winner": winner(np.stack(losses)), "final_loss": np.fmin.reduce(losses)}
        return found

    def _run(self, run: int, places: tuple[Pixels, Pixels], cancelled: Callable[[], bool]) -> dict[str, Array]:
        """All pixels of one run, those with the same blocks together."""
        spec, count = self.task.spec.runs[run], len(places[0])
        rule = declared(spec.optimizer)
        base = spec.knobs()
        knobs = {
            name: np.array([[float(base[name])]]) for name, k in rule.by_name.items() if k.kind in ("real", "integer")
        }
        for number, axis in enumerate(self.task.axes):
            for path in axis.paths:
                owner, _, rest = path.partition(".optimizer.")
                if rest and owner == f"runs.{run}":
                    knobs[rule.knob_at(rest).name] = axis.values[places[number]][None]
        driven = self._driven(run, knobs, places)
        blocks = rule.blocks(base)
        key = np.zeros(count, np.int64)
        for block in blocks:
            name = block.knob(block.off_when_zero) if block.off_when_zero else ""
            key = 2 * key + (1 if not name or name in driven else (knobs[name][0] != 0))
        knobs |= driven
        found: dict[str, Array] = {}
        alike = bool((key == key[:1]).all())
        for pattern in key[:1] if alike else np.unique(key):
            some = np.arange(count) if alike else np.flatnonzero(key == pattern)
            bits = [int(pattern) >> shift & 1 for shift in reversed(range(len(blocks)))]
            active = [block for block, bit in zip(blocks, bits, strict=True) if bit]
            part = self._same(run, active, knobs, places, some, cancelled)
            for name, values in part.items():
                if alike:
                    found[name] = values
                else:
                    found.setdefault(name, np.full(count, np.nan))[some] = values
        return found

    def _driven(self, run: int, knobs: dict[str, Array], places: tuple[Pixels, Pixels]) -> dict[str, Array]:
        """Knobs that a schedule drives: ``(T, 1)`` or ``(T, N)``."""
        spec = self.task.spec.runs[run]
        if not spec.schedule:
            return {}
        swept = {}
        for number, axis in enumerate(self.task.axes):
            for path in axis.paths:
                if path.startswith(f"runs.{run}.schedule."):
                    name = path.removeprefix(f"runs.{run}.schedule.")
                    name = name.partition(".")[2] if len(spec.schedule) == 1 else name
                    swept[name] = axis.values[places[number]]
        rule = declared(spec.optimizer)
        made = plan(list(spec.schedule), self.task.spec.steps, momentum=rule.momentum_knob, swept=swept)
        steps = np.arange(self.task.spec.steps, dtype=np.float64)
        found = {}
        for knob in made.knobs:
            base = knobs[knob][0]
            if len(base) == 1 and not swept:
                found[knob] = made.values(knob, steps, float(base[0]))[:, None]
            else:
                wide = np.broadcast_to(base, len(places[0])) if swept else base
                found[knob] = np.ascontiguousarray(made.values(knob, steps, wide[:, None]).T)
        return found

    def _same(
        self,
        run: int,
        blocks: list[Block],
        knobs: dict[str, Array],
        places: tuple[Pixels, Pixels],
        some: Pixels,
        cancelled: Callable[[], bool],
    ) -> dict[str, Array]:
        """Pixels ``some`` of ``places``, which share their blocks."""
        task, whole = self.task, len(some) == len(places[0])
        if not whole:
            places = places[0][some], places[1][some]
            knobs = {name: v[:, some] if v.shape[1] > 1 else v for name, v in knobs.items()}
        dtype = np.dtype(task.spec.dtype)
        compiled = kernel(self.problem.formula, blocks, dtype.name)
        with np.errstate(all="ignore"):
            parameters = self.problem.starts(places).astype(dtype).T
            constants = self.problem.constants(places)
            given: dict[str, Any] = dict(knobs)
            scale = self._loss_scale(run, places)
            runs = Runs(parameters, first_states(blocks, parameters, given), given, constants, scale)
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

    def _loss_scale(self, run: int, places: tuple[Pixels, Pixels]) -> Array | float:
        for number, axis in enumerate(self.task.axes):
            if f"runs.{run}.loss_scale" in axis.paths:
                return np.asarray(axis.values[places[number]])
        return self.task.spec.runs[run].loss_scale

    def _recorded(self, rows: Any) -> dict[str, Array]:
        good = np.isfinite(rows.loss) & np.isfinite(rows.parameters).all(2)
        diverged = np.where(good.all(0), np.nan, good.argmin(0))
        return {
            "oscillations": oscillations(rows.loss, diverged),
            "final_loss": np.where(np.isnan(diverged), rows.loss[-1], np.nan),
            "diverged_at": diverged,
        }
