"""What the axes of a map make of one run: knob values, schedules, and the blocks that take part."""

from __future__ import annotations

from collections.abc import Iterator
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


class RunKnobs:
    """Run ``run`` at ``N`` pixels; ``places`` are their (column, row), ``(N,)`` each.

    ``knobs`` by name: ``(1, 1)``, ``(1, N)``, or ``(T, 1 | N)`` where a schedule drives them (an update a row);
    ``loss_scale`` a number or ``(N,)``. ``steps_per_epoch`` as of the run's objective.
    """

    def __init__(self, task: MapTask, run: int, places: tuple[Pixels, Pixels], steps_per_epoch: int = 1) -> None:
        self.task, self.run, self.places = task, run, places
        self.count = len(places[0])
        spec = task.spec.runs[run]
        rule = declared(spec.optimizer)
        base = spec.knobs()
        self.knobs = {
            name: np.array([[float(base[name])]]) for name, k in rule.by_name.items() if k.kind in ("real", "integer")
        }
        self.loss_scale: Array | float = spec.loss_scale
        for number, axis in enumerate(task.axes):
            for path in axis.paths:
                owner, _, rest = path.partition(".optimizer.")
                if rest and owner == f"runs.{run}":
                    self.knobs[rule.knob_at(rest).name] = axis.values[places[number]][None]
                elif path == f"runs.{run}.loss_scale":
                    self.loss_scale = np.asarray(axis.values[places[number]])
        self.blocks = rule.blocks(base)
        driven = self._driven(steps_per_epoch)
        self._key = np.zeros(self.count, np.int64)
        for block in self.blocks:
            name = block.knob(block.off_when_zero) if block.off_when_zero else ""
            self._key = 2 * self._key + (1 if not name or name in driven else (self.knobs[name][0] != 0))
        self.knobs |= driven

    def alike(self) -> Iterator[tuple[Pixels, list[Block]]]:
        """Numbers of pixels, in order, that share their blocks, and those blocks."""
        key = self._key
        for pattern in key[:1] if (key == key[:1]).all() else np.unique(key):
            bits = [int(pattern) >> shift & 1 for shift in reversed(range(len(self.blocks)))]
            yield (
                np.flatnonzero(key == pattern),
                [block for block, bit in zip(self.blocks, bits, strict=True) if bit],
            )

    def at(self, some: Pixels) -> tuple[dict[str, Array], Array | float]:
        """Knobs and loss scale of ``some`` of the pixels."""
        if len(some) == self.count:
            return self.knobs, self.loss_scale
        scale = self.loss_scale if isinstance(self.loss_scale, (int, float)) else self.loss_scale[some]
        return {name: v[:, some] if v.shape[1] > 1 else v for name, v in self.knobs.items()}, scale

    def _driven(self, steps_per_epoch: int) -> dict[str, Array]:
        """Knobs that a schedule drives: ``(T, 1)`` or ``(T, N)``."""
        spec = self.task.spec.runs[self.run]
        if not spec.schedule:
            return {}
        swept = {}
        for number, axis in enumerate(self.task.axes):
            for path in axis.paths:
                if path.startswith(f"runs.{self.run}.schedule."):
                    name = path.removeprefix(f"runs.{self.run}.schedule.")
                    name = name.partition(".")[2] if len(spec.schedule) == 1 else name
                    swept[name] = axis.values[self.places[number]]
        rule = declared(spec.optimizer)
        made = plan(list(spec.schedule), self.task.spec.steps, steps_per_epoch, rule.momentum_knob, swept=swept)
        steps = np.arange(self.task.spec.steps, dtype=np.float64)
        found = {}
        for knob in made.knobs:
            base = self.knobs[knob][0]
            if len(base) == 1 and not swept:
                found[knob] = made.values(knob, steps, float(base[0]))[:, None]
            else:
                wide = np.broadcast_to(base, self.count) if swept else base
                found[knob] = np.ascontiguousarray(made.values(knob, steps, wide[:, None]).T)
        return found


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
