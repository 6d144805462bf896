"""The recorder: collects what one chunk of steps measured and lays it out as rows of the history.

Values stay tensors on their device while the chunk runs; they are stacked once at its end, so that
recording costs no synchronisation and no Python number per step. A diagnostic that raises leaves its
cells empty (NaN) and a reason in ``failures``; the runs go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.derived import Derivation, Derived
from engine.diagnostic import MEASURES, recordable
from engine.errors import InputError, unknown
from engine.follow import Follow

if TYPE_CHECKING:
    from engine.diagnostic import Diagnostic, Moment, Need
    from engine.problem import Objective
    from engine.spec import ExperimentSpec
    from engine.stack import Stack

Array = NDArray[np.float64]
SMALL = 16
"""Up to this many parameters all of them are recorded, as channels x0, x1, …"""


class Recorder:
    """Channels of an experiment, and the rows of the chunk in hand. ``needs`` lists what diagnostics ask for."""

    def __init__(self, spec: ExperimentSpec, objective: Objective, problem: str) -> None:
        dimension = objective.layout.dimension
        for index in spec.watch:
            if not 0 <= index < dimension:
                raise InputError(f"watch = {index}: {problem} has {dimension} parameters, counted from 0", "watch")
        self.objective = objective
        self.record = spec.record
        self.watch = list(range(dimension)) if dimension <= SMALL else list(spec.watch)
        prefix = "x" if dimension <= SMALL else "p"
        self.channels = (*spec.record, *(f"{prefix}{index}" for index in self.watch))
        self.failures: dict[str, str] = {}
        self._direct: list[tuple[str, Diagnostic, int]] = []
        derivations = []
        for name in spec.record:
            if name in MEASURES:
                if name not in objective.measures:
                    have = ", ".join(objective.measures) or "no such measures"
                    raise InputError(f"record: {problem} has no {name}; it has {have}", "record")
                continue
            one = recordable(name)
            if reason := one.refusal(objective):
                raise InputError(f"record: {problem} has no {name}: {reason}", "record")
            every = spec.record_every.get(name, spec.record_every.get(one.name, one.every))
            if "." in name or not one.compute:
                if one.derive:
                    derivations.append(Derivation(name, one, every, _part(objective, name)))
            else:
                self._direct.append((name, one, every))
        self.cadence = {name: every for name, _, every in self._direct if every > 1}
        self.derived = Derived(derivations, self.failures)
        derived = (need for one in derivations for need in one.diagnostic.wants)
        self.needs = {*(need for _, one, _ in self._direct for need in one.needs), *derived}
        self._measures = any(name in MEASURES for name in spec.record)
        self.measure_every = spec.measure_every or objective.steps_per_epoch or 1
        self._all = dimension <= SMALL
        self.follow = Follow("previous_gradient" in self.needs, "previous_update" in self.derived.vectors)
        self._rules: tuple[ExperimentSpec, Stack] | None = None
        self.begin()

    def stand(self, spec: ExperimentSpec, stack: Stack) -> None:
        """These rules step from now on: diagnostics may ask for what they keep and where they are stable."""
        self._rules = spec, stack

    def begin(self) -> None:
        """Forgets the rows in hand."""
        self.losses: list[Tensor] = []
        self._values: dict[str, dict[int, Tensor]] = {name: {} for name, _, _ in self._direct}
        self._positions: list[Tensor] = []
        self._measured: dict[int, dict[str, Tensor]] = {}
        self.derived.begin()
        self.follow.begin()

    def take(self, moment: Moment) -> None:
        """One more row: the state right after ``moment.step`` updates."""
        row, step = len(self.losses), moment.step
        if self._measures and step % self.measure_every == 0:
            self._measured[row] = dict(self.objective.measure(moment.parameters))
        self.losses.append(moment.loss)
        moment.objective = self.objective
        update, before = self.follow.take(moment) if "previous" in self.needs else (None, None)
        for name, value in self.computed(moment).items():
            self._values[name][row] = value
        if self.derived.due(step):
            start = moment.start
            self.derived.take(
                row,
                step,
                {
                    "gradient": moment.gradient,
                    "previous_gradient": moment.previous_gradient,
                    "update": update,
                    "previous_update": before,
                    "parameters": moment.parameters,
                    "displacement": moment.parameters - start if start is not None and self._displaced else None,
                },
            )
        if self.watch:
            self._positions.append(moment.parameters.clone() if self._all else moment.parameters[:, self.watch])

    def computed(self, moment: Moment, rare: bool = False) -> dict[str, Tensor]:
        """What is due at the moment and computed from it alone, each ``(R,)``; ``rare``: only what is rare."""
        found = {}
        if self._direct and self._rules is not None:
            from engine.preconditioner import moments
            from engine.theory.limits import limits

            spec, stack = self._rules
            epoch = self.objective.steps_per_epoch or 1
            moment.moments = partial(moments, stack.groups, moment.parameters, moment.step)
            moment.limits = partial(limits, spec, stack.order, moment.step, epoch)
        for name, diagnostic, every in self._direct:
            if moment.step % every == 0 and diagnostic.compute is not None and (not rare or name in self.rare):
                try:
                    found[name] = diagnostic.compute(moment)
                except Exception as error:
                    self.failures[name] = f"{type(error).__name__}: {error}"
        return found

    def asks(self, step: int) -> set[Need]:
        """What the rare ones that are due at ``step`` need of a moment."""
        due = (one for name, one, every in self._direct if name in self.rare and step % every == 0)
        return {need for one in due for need in one.needs}

    @cached_property
    def rare(self) -> dict[str, int]:
        """The cadences of those that are computed now and then, and need nothing of the steps before."""
        present = {"gradient", "moments", "limits"}
        return {n: every for n, one, every in self._direct if every > 1 and not set(one.needs) - present}

    @property
    def _displaced(self) -> bool:
        return "displacement" in self.derived.vectors

    def finite(self) -> NDArray[np.bool_]:
        """Which runs ``(R,)`` had a finite loss in every row."""
        found: NDArray[np.bool_] = torch.isfinite(torch.stack(self.losses)).all(0).cpu().numpy()
        return found

    def rows(self, lr: Array, order: Sequence[int]) -> Array:
        """The rows in hand ``(T, C, R)``; ``lr`` ``(T, R)``. ``order`` gives the spec's run of each row."""
        count, runs = len(self.losses), len(order)
        table = np.full((count, len(self.channels), runs), np.nan)
        derived = self.derived.columns()
        for channel, name in enumerate(self.record):
            if name == "lr":
                table[:, channel] = lr
            elif name in derived:
                places, numbers = derived[name]
                table[places, channel] = numbers
            elif name in self._values:
                if found := self._values[name]:
                    table[list(found), channel] = torch.stack(list(found.values())).cpu().numpy()
            else:
                for row, measured in self._measured.items():
                    table[row, channel] = measured[name].cpu().numpy()
        if self.watch:
            table[:, len(self.record) :] = torch.stack(self._positions).transpose(1, 2).cpu().numpy()
        if list(order) != list(range(runs)):
            table = table[:, :, np.argsort(order)]
        return table


def _part(objective: Objective, name: str) -> tuple[int, int] | None:
    """Which parameters ``quantity.tensor`` speaks of; None for a quantity of all."""
    _, dot, tensor = name.partition(".")
    if not dot:
        return None
    for slot in objective.layout.slots:
        if slot.name == tensor:
            return slot.start, slot.stop
    raise unknown("tensor", tensor, [slot.name for slot in objective.layout.slots]).at("record")
