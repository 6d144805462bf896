"""The recorder: collects what one chunk of steps measured and lays it out as rows of the history.

Values stay tensors on their device while the chunk runs; they are stacked once at its end, so that
recording costs no synchronisation and no Python number per step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.diagnostic import Moment, diagnostics
from engine.errors import InputError
from engine.spec import MEASURES, ExperimentSpec

if TYPE_CHECKING:
    from engine.problem import Objective

Array = NDArray[np.float64]
SMALL = 16
"""Up to this many parameters all of them are recorded, as channels x0, x1, …"""


class Recorder:
    """Channels of an experiment, and the rows of the chunk in hand. ``needs`` lists what diagnostics ask for."""

    def __init__(self, spec: ExperimentSpec, objective: Objective, problem: str) -> None:
        dimension = objective.layout.dimension
        for name in spec.record:
            if name in MEASURES and name not in objective.measures:
                have = ", ".join(objective.measures) or "no such measures"
                raise InputError(f"record: {problem} has no {name}; it has {have}", "record")
        for index in spec.watch:
            if not 0 <= index < dimension:
                raise InputError(f"watch = {index}: {problem} has {dimension} parameters, counted from 0", "watch")
        self.objective = objective
        self.record = spec.record
        self.watch = list(range(dimension)) if dimension <= SMALL else list(spec.watch)
        prefix = "x" if dimension <= SMALL else "p"
        self.channels = (*spec.record, *(f"{prefix}{index}" for index in self.watch))
        declared = [diagnostics[name] for name in spec.record if name in diagnostics]
        self.needs = {need for diagnostic in declared for need in diagnostic.needs}
        self._compute = [diagnostic.compute for diagnostic in declared if diagnostic.compute]
        self._measures = any(name in MEASURES for name in spec.record)
        self.measure_every = spec.measure_every or objective.steps_per_epoch or 1
        self._all = dimension <= SMALL
        self.begin()

    def begin(self) -> None:
        """Forgets the rows in hand."""
        self.losses: list[Tensor] = []
        self._values: list[list[Tensor]] = []
        self._positions: list[Tensor] = []
        self._measured: dict[int, dict[str, Tensor]] = {}

    def take(self, moment: Moment) -> None:
        """One more row: the state right after ``moment.step`` updates."""
        if self._measures and moment.step % self.measure_every == 0:
            self._measured[len(self.losses)] = dict(self.objective.measure(moment.parameters))
        self.losses.append(moment.loss)
        self._values.append([compute(moment) for compute in self._compute])
        if self.watch:
            self._positions.append(moment.parameters.clone() if self._all else moment.parameters[:, self.watch])

    def finite(self) -> NDArray[np.bool_]:
        """Which runs ``(R,)`` had a finite loss in every row."""
        found: NDArray[np.bool_] = torch.isfinite(torch.stack(self.losses)).all(0).cpu().numpy()
        return found

    def rows(self, lr: Array, order: Sequence[int]) -> Array:
        """The rows in hand ``(T, C, R)``; ``lr`` ``(T, R)``. ``order`` gives the spec's run of each of the stack."""
        count, runs = len(self.losses), len(order)
        table = np.full((count, len(self.channels), runs), np.nan)
        columns = iter(zip(*self._values, strict=True))
        for channel, name in enumerate(self.record):
            if name == "lr":
                table[:, channel] = lr
            elif name in diagnostics:
                table[:, channel] = torch.stack(next(columns)).cpu().numpy()
            else:
                for row, found in self._measured.items():
                    table[row, channel] = found[name].cpu().numpy()
        if self.watch:
            table[:, len(self.record) :] = torch.stack(self._positions).transpose(1, 2).cpu().numpy()
        if list(order) != list(range(runs)):
            table = table[:, :, np.argsort(order)]
        return table
