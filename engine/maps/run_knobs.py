"""What the axes of a map make of one run: knob values, schedules, and the blocks that take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.optimizer import declared
from engine.plan import plan

if TYPE_CHECKING:
    from engine.block import Block
    from engine.maps.task import MapTask

Array = NDArray[np.float64]
Pixels = NDArray[np.int64]


class RunAxes:
    """Run ``run`` of a map: what its axes vary of it. ``steps_per_epoch`` as of the run's objective."""

    def __init__(self, task: MapTask, run: int, steps_per_epoch: int = 1) -> None:
        self.task, self.run, self.steps_per_epoch = task, run, steps_per_epoch
        self.spec = task.spec.runs[run]
        self.rule = declared(self.spec.optimizer)
        base = self.spec.knobs()
        numbers = [name for name, knob in self.rule.by_name.items() if knob.kind in ("real", "integer")]
        self.base = {name: np.array([[float(base[name])]]) for name in numbers}
        self.blocks = self.rule.blocks(base)
        self.switches = [block.knob(block.off_when_zero) if block.off_when_zero else "" for block in self.blocks]
        self.varied: dict[str, int] = {}
        self.swept: dict[str, int] = {}
        self.scaled: int | None = None
        for number, axis in enumerate(task.axes):
            for path in axis.paths:
                self._take(path, number)

    def _take(self, path: str, number: int) -> None:
        """Notes what ``path``, varied by axis ``number``, is of this run."""
        part = path.removeprefix(f"runs.{self.run}.")
        if part == path:
            return
        kind, _, rest = part.partition(".")
        if kind == "optimizer":
            self.varied[self.rule.knob_at(rest).name] = number
        elif kind == "schedule":
            self.swept[rest.partition(".")[2] if len(self.spec.schedule) == 1 else rest] = number
        elif part == "loss_scale":
            self.scaled = number

    def at(self, places: tuple[Pixels, Pixels]) -> RunKnobs:
        """The run at ``N`` pixels; ``places`` are their (column, row), ``(N,)`` each."""
        count = len(places[0])
        columns = [axis.values for axis in self.task.axes]
        knobs = self.base | {name: columns[axis][places[axis]][None] for name, axis in self.varied.items()}
        scale = self.spec.loss_scale if self.scaled is None else columns[self.scaled][places[self.scaled]]
        driven = self._driven(knobs, count, places)
        on: list[bool | NDArray[np.bool_]] = []
        for name in self.switches:
            axis = self.varied.get(name)
            if not name or name in driven:
                on.append(True)
            elif axis is None or (columns[axis] != 0).all():
                on.append(bool(knobs[name][0, 0] != 0))
            else:
                on.append(knobs[name][0] != 0)
        return RunKnobs(count, knobs | driven, scale, self.blocks, on)

    def _driven(self, knobs: dict[str, Array], count: int, places: tuple[Pixels, Pixels]) -> dict[str, Array]:
        """Knobs that a schedule drives: ``(T, 1)`` or ``(T, N)``."""
        if not self.spec.schedule:
            return {}
        swept = {name: self.task.axes[axis].values[places[axis]] for name, axis in self.swept.items()}
        updates, momentum = self.task.spec.steps, self.rule.momentum_knob
        made = plan(list(self.spec.schedule), updates, self.steps_per_epoch, momentum, swept=swept)
        steps = np.arange(updates, dtype=np.float64)
        found = {}
        for knob in made.knobs:
            base = knobs[knob][0]
            if len(base) == 1 and not swept:
                found[knob] = made.values(knob, steps, float(base[0]))[:, None]
            else:
                wide = np.broadcast_to(base, count) if swept else base
                found[knob] = np.ascontiguousarray(made.values(knob, steps, wide[:, None]).T)
        return found


@dataclass(frozen=True)
class RunKnobs:
    """A run at ``count`` pixels. ``knobs`` by name: ``(1, 1)``, ``(1, N)``, or ``(T, 1 | N)`` where a schedule drives
    them (an update a row); ``loss_scale`` a number or ``(N,)``. ``on``: whether each of ``blocks`` takes part,
    everywhere or ``(N,)``.
    """

    count: int
    knobs: dict[str, Array]
    loss_scale: Array | float
    blocks: tuple[Block, ...]
    on: list[bool | NDArray[np.bool_]]

    def alike(self) -> Iterator[tuple[Pixels | slice, list[Block]]]:
        """Numbers of pixels, in order, that share their blocks, and those blocks."""
        various = [place for place, on in enumerate(self.on) if not isinstance(on, bool)]
        key: NDArray[np.int64] = np.zeros(self.count, np.int64)
        for bit, place in enumerate(various):
            key += self.on[place] * (1 << bit)
        patterns = np.unique(key) if various else np.zeros(1, np.int64)
        for pattern in map(int, patterns):
            taken = list(self.on)
            for bit, place in enumerate(various):
                taken[place] = bool(pattern >> bit & 1)
            blocks = [block for block, on in zip(self.blocks, taken, strict=True) if on]
            yield slice(None) if len(patterns) == 1 else np.flatnonzero(key == pattern), blocks

    def at(self, some: Pixels | slice) -> tuple[dict[str, Array], Array | float]:
        """Knobs and loss scale of ``some`` of the pixels."""
        if isinstance(some, slice):
            return self.knobs, self.loss_scale
        scale = self.loss_scale if isinstance(self.loss_scale, (int, float)) else self.loss_scale[some]
        return {name: v[:, some] if v.shape[1] > 1 else v for name, v in self.knobs.items()}, scale


def run_refusal(task: MapTask, run: int) -> str | None:
    """Why no compiled kernel can follow the run's optimizer or schedule, in one line; None when one may."""
    spec = task.spec.runs[run]
    rule = declared(spec.optimizer)
    if rule.foreign is not None:
        return f"{rule.name} is code from outside"
    if not all(block.elementwise for block in rule.blocks(spec.knobs())):
        return f"{rule.name} looks at more than one number at once"
    if not spec.schedule:
        return None
    made = plan(list(spec.schedule), task.spec.steps, momentum=rule.momentum_knob)
    if made.feedback:
        return f"the schedule of {spec.name!r} waits for the loss"
    blocks = rule.blocks(spec.knobs())
    rebased = {block.knob(name) for block in blocks for state in block.states for name in state.rebase_knobs}
    if both := rebased & set(made.knobs):
        return f"{rule.name} rescales its state as {min(both)} changes"
    return None
