"""A group: the runs of an experiment that share a chain of blocks and step as one stack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.optimizer import Optimizer, declared
from engine.plan import Plan, plan
from engine.reaction import Reactions
from engine.tensor_executor import TensorChain

if TYPE_CHECKING:
    from engine.block import Block
    from engine.run_spec import RunSpec
    from engine.surroundings import Surroundings

Array = NDArray[np.float64]
AHEAD = 1 << 13
"""Values of schedules that are computed at once, and kept: shorter pieces spend their time in calls."""


class Rule:
    """One run's optimizer, knob values and plan; ``born`` is the step at which its states began."""

    def __init__(self, run: RunSpec, steps: int, steps_per_epoch: int, born: int = 0) -> None:
        self.optimizer: Optimizer = declared(run.optimizer)
        self.values = run.knobs()
        self.steps = steps
        self.blocks = self.optimizer.blocks(self.values)
        self.plan: Plan | None = None
        if run.schedule:
            self.plan = plan(list(run.schedule), steps, steps_per_epoch, self.optimizer.momentum_knob)
        self.reactions = Reactions(self.plan)
        self.loss_scale = run.loss_scale
        self.born = born
        driven = self.plan.knobs if self.plan else ()
        self.active = tuple(
            b.off_when_zero is None or self.values[b.knob(b.off_when_zero)] != 0 or b.knob(b.off_when_zero) in driven
            for b in self.blocks
        )

    @property
    def driven(self) -> tuple[str, ...]:
        """The knobs of its optimizer that schedules drive."""
        return tuple(knob for knob in self.plan.knobs if knob in self.optimizer.by_name) if self.plan else ()

    @property
    def key(self) -> tuple[Any, ...]:
        """Runs with equal keys step together."""
        if self.optimizer.foreign is not None:
            return (self.optimizer.name, id(self))
        return (self.optimizer.name, tuple(id(b.update) for b in self.blocks), self.active, self.born)


class Group:
    """Some runs (``runs``: their places in the spec) as one stack, rows ``rows`` of the experiment's."""

    def __init__(
        self,
        runs: Sequence[int],
        rows: slice,
        rules: Sequence[Rule],
        parameters: Tensor,
        world: Surroundings | None = None,
    ) -> None:
        self.runs = list(runs)
        self.rows = rows
        self.rules = list(rules)
        first = rules[0]
        self.born = first.born
        self.blocks: tuple[Block, ...] = first.blocks
        needed = {"lr"} | {knob for block in self.blocks for knob in block.knobs}
        self.base = {
            name: np.array([[float(rule.values[name]) for rule in rules]])
            for name, knob in first.optimizer.by_name.items()
            if name in needed and knob.kind in ("real", "integer")
        }
        self.driven = {knob for rule in rules if rule.plan for knob in rule.plan.knobs}
        self.knobs: dict[str, Array] = dict(self.base)
        self._ahead: tuple[int, int, dict[str, Array]] = (0, 0, {})
        self.world = world
        self.chain = TensorChain(self.blocks, self.base, parameters, first.active, world)
        self.chain.set_knobs(self.base, np.ones((1, 1)))
        self.rebased = self.driven & self.chain.rebase_knobs()
        scales = np.array([[rule.loss_scale] for rule in rules])
        self.loss_scale: Tensor | None = None
        if not (scales == 1.0).all():
            self.loss_scale = torch.tensor(scales, dtype=parameters.dtype, device=parameters.device)
        if world is not None:
            world.loss_scale = self.loss_scale
        self._asks = any(block.wants_world for block in self.blocks)

    def plan_chunk(self, start: int, count: int) -> None:
        """Takes the knob values for the updates ``start`` … ``start + count`` (one more, for the record)."""
        if not self.driven and not self.chain.timed:
            return
        if self.driven:
            self.knobs = self._with_factors(self._rows(start, count + 1))
        steps = np.arange(start, start + count + 1, dtype=np.float64)
        self.chain.set_knobs(self.knobs, (steps - self.born + 1)[:, None])

    def _rows(self, start: int, count: int) -> dict[str, Array]:
        """Planned values ``(count, R)`` from the step ``start`` on, of a longer piece that is kept."""
        begin, stop, planned = self._ahead
        if not begin <= start <= start + count <= stop:
            room = AHEAD // (len(self.rules) * len(self.driven))
            begin, stop = start, max(start + count, min(start + room, self.rules[0].steps + 1))
            planned = self._planned(np.arange(begin, stop, dtype=np.float64))
            self._ahead = begin, stop, planned
        return {knob: values[start - begin : start - begin + count] for knob, values in planned.items()}

    def values_at(self, steps: Array) -> dict[str, Array]:
        """Every knob's values, ``(1, R)`` where constant, ``(T, R)`` where a schedule drives it."""
        return self._with_factors(self._planned(steps))

    def _planned(self, steps: Array) -> dict[str, Array]:
        """The values ``(T, R)`` of the knobs that schedules drive, as far as they do not depend on the run."""
        return {
            knob: np.stack([
                rule.plan.values(knob, steps, base) if rule.plan else np.full(len(steps), base)
                for rule, base in zip(self.rules, self.base[knob][0].tolist(), strict=True)
            ], axis=1)
            for knob in self.driven & self.base.keys()
        }  # fmt: skip

    def _with_factors(self, planned: dict[str, Array]) -> dict[str, Array]:
        """All knobs, those that are ``planned`` with what schedules that react make of them."""
        if any(rule.reactions.parts for rule in self.rules):
            factors = [rule.reactions.factors for rule in self.rules]
            planned = {knob: v * np.array([one.get(knob, 1.0) for one in factors]) for knob, v in planned.items()}
        return self.base | planned

    def in_force(self, name: str, row: int, count: int) -> Array:
        """A knob's values ``(count, R)`` in force after the updates ``row`` … of the chunk; NaN where it has none."""
        values = self.knobs.get(name, np.full((1, len(self.runs)), np.nan))
        rows = values if len(values) == 1 else values[row + 1 : row + 1 + count]
        return np.broadcast_to(rows, (count, len(self.runs)))

    def rebase_edited(self, old: Sequence[Rule], step: int) -> None:
        """After an edit at ``step``: per-run states whose knobs have changed start from the new values."""
        for knob in self.chain.rebase_knobs():
            changed = np.array(
                [
                    old[run].values.get(knob) != rule.values[knob]
                    for run, rule in zip(self.runs, self.rules, strict=True)
                ]
            )
            if step > self.born and changed.any():
                self.chain.rebase({knob}, self.base, 0, step - self.born, changed)

    def update(
        self, gradient: Tensor, parameters: Tensor, row: int, step: int, trace: list[Any] | None = None
    ) -> Tensor:
        """What is to be subtracted for update ``step`` (counted from 0), place ``row`` of the chunk."""
        if self.loss_scale is not None:
            gradient = gradient * self.loss_scale
        if self.rebased and step > self.born:
            runs = np.array([bool(rule.plan and self.rebased & set(rule.plan.knobs)) for rule in self.rules])
            self.chain.rebase(self.rebased, self.knobs, row, step - self.born, runs)
        if self._asks and self.world is not None:
            self.world.step = step
        return self.chain.direction(gradient, parameters, row, step - self.born + 1, trace)

    def move(self, gradient: Tensor, parameters: Tensor, row: int, step: int) -> None:
        """Makes update ``step`` of ``parameters`` ``(R, D)``, in place."""
        parameters -= self.update(gradient, parameters, row, step)

    def answer(self, parameters: Tensor) -> Tensor:
        """The rules' answers ``(R, D)``: the averages that they keep, or the parameters themselves."""
        name = self.rules[0].optimizer.answer
        key = next((key for keys in self.chain.keys for key in keys if key.endswith(f".{name}")), None)
        return parameters if key is None else self.chain.states[key]

    def take(self, place: int, states: Mapping[str, Tensor]) -> None:
        """States of the run at ``place``, by key and without the leading axis; those that it does not have are left."""
        for key, value in states.items():
            if key in self.chain.states:
                self.chain.states[key][place] = value

    def kept(self) -> dict[str, Tensor]:
        """All states by key, ``(R, …)``: what a snapshot keeps, and what :meth:`take` takes back."""
        return self.chain.states

    def saved(self) -> dict[str, Tensor]:
        """Copies of all states."""
        return {key: state.clone() for key, state in self.chain.states.items()}

    def restore(self, states: dict[str, Tensor]) -> None:
        self.chain.states = {key: state.clone() for key, state in states.items()}
