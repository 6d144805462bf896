"""A run that an outside optimizer trains, in the place of a group of chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.foreign.adapter import Adapter
from engine.foreign.load import load
from engine.group import Group, Rule

if TYPE_CHECKING:
    from torch import Tensor

    from engine.foreign.permission import Permission
    from engine.surroundings import Surroundings


class ForeignGroup(Group):
    """One run: groups of outside optimizers never hold more. ``adapter`` is the run's own before a live edit."""

    def __init__(
        self,
        runs: Sequence[int],
        rows: slice,
        rules: Sequence[Rule],
        parameters: Tensor,
        world: Surroundings,
        allowed: Permission,
        adapter: Adapter | None = None,
    ) -> None:
        super().__init__(runs, rows, rules, parameters, world)
        rule = self.rule = rules[0]
        self.surroundings = world
        self.base = {"lr": np.array([[np.nan]])}
        for knob in rule.optimizer.knobs:
            if knob.kind in ("real", "integer"):
                self.base[knob.name] = np.array([[float(rule.values[knob.name])]])
        self.knobs = dict(self.base)
        name = rule.optimizer.foreign
        assert name is not None
        arguments = rule.optimizer.outside(rule.values)
        if adapter is None:
            allowed = allowed or name != rule.optimizer.name  # a rule of ours that only wraps the class
            kind = load(rule.optimizer.stand_in or name, allowed)
            adapter = Adapter(rule.optimizer.name, kind, arguments, world, parameters[0])
        elif arguments != adapter.arguments:
            adapter.set({key: value for key, value in arguments.items() if value != adapter.arguments[key]})
            adapter.arguments = arguments
        adapter.world = world
        self.adapter = adapter

    def plan_chunk(self, start: int, count: int) -> None:
        if self.driven:
            self.knobs = self.values_at(np.arange(start, start + count + 1, dtype=np.float64))

    def update(
        self, gradient: Tensor, parameters: Tensor, row: int, step: int, trace: list[Any] | None = None
    ) -> Tensor:
        moved = self._moved(gradient, parameters, row, step)
        if trace is not None:
            trace.append((self.blocks[0], gradient * self.rule.loss_scale, parameters - moved, {}))
        return parameters - moved

    def move(self, gradient: Tensor, parameters: Tensor, row: int, step: int) -> None:
        parameters.copy_(self._moved(gradient, parameters, row, step))

    def _moved(self, gradient: Tensor, parameters: Tensor, row: int, step: int) -> Tensor:
        """The parameters ``(1, D)`` after update ``step``. Where they are not finite any more nothing is asked."""
        if not torch.isfinite(parameters).all():
            return parameters.clone()
        if self.driven:
            values = dict(self.rule.values)
            for knob in self.driven & self.base.keys():
                column = self.knobs[knob][:, 0]
                values[knob] = float(column[row if len(column) > 1 else 0])
            arguments = self.rule.optimizer.outside(values)
            driven = {self.rule.optimizer.by_name[knob].key for knob in self.driven}
            self.adapter.set({key: arguments[key] for key in driven})
        world = self.surroundings
        world.step = step
        scale = self.rule.loss_scale
        place = parameters[0].contiguous()
        loss = world.objective.evaluate(place[None], step)[0][0]
        seed = (world.seed * 1_000_003 + step) % 2**63
        return self.adapter.step(place, loss, gradient[0], scale, seed)[None]

    # -- state

    def saved(self) -> dict[str, Any]:
        return {"adapter": self.adapter.saved()}

    def restore(self, states: dict[str, Any]) -> None:
        self.adapter.restore(states["adapter"])

    def kept(self) -> dict[str, Tensor]:
        return {key: tensor[None] for key, tensor in self.adapter.packed().items()}

    def take(self, place: int, states: Mapping[str, Tensor]) -> None:
        if states:
            self.adapter.unpack(states)
            keys = set.intersection(*(set(group) for group in self.adapter.optimizer.param_groups))
            self.adapter.set({key: value for key, value in self.adapter.arguments.items() if key in keys})
