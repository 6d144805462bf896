"""The stack: all runs of an experiment as groups of equal chains, and who lies where in it.

The spec's runs are sorted by chain, so that runs which share one step as a block of rows. Whatever is ``(R, …)`` in the
engine lies in the stack's order; ``order`` gives the spec's run of each row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import InputError
from engine.foreign.group import ForeignGroup
from engine.group import Group, Rule
from engine.recorder import SMALL
from engine.surface_objective import SurfaceObjective
from engine.surroundings import Surroundings

if TYPE_CHECKING:
    from torch import Tensor

    from engine.foreign.permission import Permission
    from engine.problem import Objective

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]
T = TypeVar("T", np.bool_, np.float64)
States = Mapping[int, Mapping[str, "Tensor"]]


class Stack:
    """Groups in the order of their rows. :meth:`of` makes one; a stack's order never changes."""

    def __init__(self, groups: Sequence[Group], order: Sequence[int]) -> None:
        self.groups, self.order = list(groups), list(order)

    @classmethod
    def of(
        cls,
        rules: Sequence[Rule],
        parameters: Tensor,
        states: States,
        objective: Objective,
        seed: int,
        allow_code: Permission = False,
        former: Stack | None = None,
    ) -> tuple[Stack, Tensor]:
        """The stack of ``rules`` and its parameters, from those ``(R, D)`` of the spec's runs. ``states`` are
        carried over by run and key; with a ``former`` stack outside optimizers of runs that have
        states go on as they are.

        Raises InputError where an outside optimizer refuses.
        """
        adapters = {g.runs[0]: g.adapter for g in former.groups if isinstance(g, ForeignGroup)} if former else {}
        sets: dict[tuple[Any, ...], list[int]] = {}
        for run, rule in enumerate(rules):
            sets.setdefault(rule.key, []).append(run)
        order = [run for runs in sets.values() for run in runs]
        stacked = parameters[order]
        stacked = stacked.t().contiguous().t() if stacked.shape[1] <= SMALL else stacked.contiguous()
        groups: list[Group] = []
        start = 0
        for runs in sets.values():
            rows = slice(start, start + len(runs))
            world = Surroundings(objective, seed)
            own = [rules[run] for run in runs]
            group: Group
            if own[0].optimizer.foreign is None:
                group = Group(runs, rows, own, stacked[rows], world)
            else:
                adapter = adapters.get(runs[0]) if states.get(runs[0]) else None
                try:
                    group = ForeignGroup(runs, rows, own, stacked[rows], world, allow_code, adapter)
                except InputError as error:
                    raise error.at(f"runs.{runs[0]}.optimizer") from None
            if not (former and isinstance(group, ForeignGroup)):
                for place, run in enumerate(runs):
                    group.take(place, states.get(run, {}))
            groups.append(group)
            start = rows.stop
        return cls(groups, order), stacked

    def seed_noise(self, objective: Objective, seeds: Sequence[int | None]) -> None:
        """Every run's gradients on a noisy surface get the noise of its own seed, None for the experiment's; at the
        places that its optimizer tries as well.
        """
        if not isinstance(objective, SurfaceObjective) or all(seed is None for seed in seeds):
            return
        stacked = [seeds[run] for run in self.order]
        objective.seed_rows(stacked)
        for group in self.groups:
            if group.world is not None:
                group.world.objective = objective.seeded(stacked[group.rows])

    def by_run(self, stacked: Tensor) -> Tensor:
        """Rows of the stack put into the order of the spec's runs (a copy)."""
        result = torch.empty_like(stacked)
        result[self.order] = stacked
        return result

    def marks(self, by_run: Bools) -> Bools:
        """Marks of the spec's runs ``(R,)`` in the stack's order."""
        return by_run[self.order]

    def in_runs(self, stacked: NDArray[T]) -> NDArray[T]:
        """Numbers or marks ``(…, R)`` of the stack's rows in the order of the spec's runs."""
        result = np.empty_like(stacked)
        result[..., self.order] = stacked
        return result

    def states(self) -> dict[int, dict[str, Tensor]]:
        """Every run's optimizer states by key, copies without the leading axis."""
        return {
            run: {key: state[place].clone() for key, state in group.kept().items()}
            for group in self.groups
            for place, run in enumerate(group.runs)
        }

    def values_at(self, names: Sequence[str], step: int) -> Array:
        """The values ``(1, K, R)`` of knobs that the update after ``step`` uses; NaN where a rule has no such knob."""
        now = np.array([step], dtype=np.float64)
        nothing = [np.full((1, len(group.runs)), np.nan) for group in self.groups]
        found = [group.values_at(now) for group in self.groups]
        parts = [[v.get(name, empty)[:1] for name in names] for v, empty in zip(found, nothing, strict=True)]
        return np.concatenate([np.stack(part, axis=1) for part in parts], axis=2)

    def in_force(self, names: Sequence[str], row: int, count: int) -> Array:
        """The values ``(count, K, R)`` of knobs after the updates ``row`` … of the planned chunk."""
        parts = [[group.in_force(name, row, count) for name in names] for group in self.groups]
        return np.concatenate([np.stack(part, axis=1) for part in parts], axis=2)

    def plan_chunk(self, start: int, count: int) -> None:
        """Every group takes the knob values of the updates to come."""
        for group in self.groups:
            group.plan_chunk(start, count)

    def saved(self) -> list[dict[str, Any]]:
        """Copies of all groups' states, for :meth:`restore`."""
        return [group.saved() for group in self.groups]

    def restore(self, saved: Sequence[dict[str, Any]]) -> None:
        for group, states in zip(self.groups, saved, strict=True):
            group.restore(states)

    def move(self, gradient: Tensor, parameters: Tensor, row: int, step: int) -> None:
        """Makes update ``step`` of ``parameters`` ``(R, D)``, in place; ``row`` is its place in the chunk."""
        if len(self.groups) == 1:
            self.groups[0].move(gradient, parameters, row, step)
            return
        for group in self.groups:
            group.move(gradient[group.rows], parameters[group.rows], row, step)

    def answers(self, parameters: Tensor) -> Tensor:
        """The rules' answers ``(R, D)``."""
        return torch.cat([group.answer(parameters[group.rows]) for group in self.groups])
