"""An experiment on a formula surface, stepped by compiled kernels: whole chunks in microseconds.

The bits are the tensor executor's, so which of the two made a row never shows. What a kernel cannot
take (blocks that look at more than one number, other recorded quantities, another device) is left to the tensor
executor.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.group import Group
from engine.recorder import SMALL
from engine.surface_objective import SurfaceObjective

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from torch import Tensor

    from engine.block import Block
    from engine.experiment import Experiment
    from engine.fused import Kernel, Rows, Runs
    from engine.recorder import Recorder

Array = NDArray[np.float64]
Floats = NDArray[np.floating]
RECORDED = ("loss", "lr", "grad_norm")


@dataclass(frozen=True)
class FusedMade:
    """Each group's rows of a chunk that began at step ``first``; see :class:`engine.stepper.Made`."""

    experiment: Experiment
    first: int
    made: Sequence[Rows]

    @cached_property
    def good(self) -> NDArray[np.bool_]:
        return finite(self.made)

    def sound(self, frozen: NDArray[np.bool_]) -> tuple[int, int]:
        return sound(self.made, frozen)

    def rows(self, lr: Array, order: Sequence[int]) -> Array:
        return table(self.made, self.experiment.recorder, lr, order, self.first, self.experiment.start)

    def settle(self) -> None:
        self.experiment.step = self.first + len(self.made[0].loss) - 1
        self.experiment.evaluate()


class FusedStepper:
    """Kernels for all groups; made by :meth:`of`, which answers None where they cannot be used."""

    longest = 1 << 16

    def __init__(self, experiment: Experiment, kernels: Sequence[Kernel], objective: SurfaceObjective) -> None:
        self.experiment, self.kernels, self.objective = experiment, list(kernels), objective

    @classmethod
    def of(cls, experiment: Experiment) -> FusedStepper | None:
        """A stepper for the experiment's groups, or None."""
        objective, recorder = experiment.objective, experiment.recorder
        if not isinstance(objective, SurfaceObjective) or objective.setting.device.type != "cpu":
            return None
        if objective.noisy and recorder.derived.all:  # what follows from the path alone would know of no noise
            return None
        known = {*RECORDED, *(one.channel for one in recorder.derived.all)}
        if any(name not in known for name in recorder.record) or objective.layout.dimension > SMALL:
            return None
        from engine.fused import kernel, supports

        kernels = []
        for group in experiment.groups:
            if type(group) is not Group or supports(objective.formula, active_blocks(group)) is not None:
                return None
            kernels.append(kernel(objective.formula, active_blocks(group), experiment.spec.dtype))
        return cls(experiment, kernels, objective)

    def chunk(self, first: int, count: int) -> FusedMade:
        constants = [value.numpy() for value in self.objective.parameters.values()]
        parameters = self.experiment.parameters
        found = []
        for group, compiled in zip(self.experiment.groups, self.kernels, strict=True):
            runs = self._runs(group, parameters[group.rows].numpy(), constants, first, count)
            runs.noise = self.objective.noise_of(group.rows, first, count + 1)
            with np.errstate(all="ignore"):
                found.append(compiled.record(runs, count))
        return FusedMade(self.experiment, first, found)

    def _runs(
        self,
        group: Group,
        parameters: NDArray[np.floating],
        constants: list[NDArray[np.floating]],
        first: int,
        count: int,
    ) -> Runs:
        from engine.fused import Runs

        states, rebased = driven_states(group, group.knobs, first, count)
        scale = 1.0 if group.loss_scale is None else group.loss_scale.numpy()[:, 0]
        return Runs(parameters, states, group.knobs, constants, scale, rebased, first - group.born)


def driven_states(
    group: Group, knobs: Mapping[str, Array], first: int, count: int
) -> tuple[dict[tuple[int, str], Floats], dict[tuple[int, str], Array]]:
    """A group's states by (place among the active blocks, name), and the values ``(count, R)`` that ``knobs``, driven
    by schedules, give per-run states before each of the updates from ``first`` on (NaN: left alone).
    """
    states: dict[tuple[int, str], Floats] = {}
    rebased: dict[tuple[int, str], Array] = {}
    place = -1
    for block, active, keys in zip(group.blocks, group.chain.active, group.chain.keys, strict=True):
        if not active:
            continue
        place += 1
        for state, key in zip(block.states, keys, strict=True):
            states[place, state.name] = group.chain.states[key].numpy()
            if group.rebased.intersection(block.knob(name) for name in state.rebase_knobs):
                done = np.arange(first, first + count, dtype=np.float64)[:, None] - group.born
                now = {name: values[:count] for name, values in knobs.items()}
                values = np.broadcast_to(block.rebased(state, now, done), (count, len(group.runs)))
                driven = [bool(rule.plan and group.rebased & set(rule.plan.knobs)) for rule in group.rules]
                rebased[place, state.name] = np.where((done > 0) & np.array(driven), values, np.nan)
    return states, rebased


def active_blocks(group: Group) -> list[Block]:
    return [block for block, active in zip(group.blocks, group.chain.active, strict=True) if active]


def table(
    rows: Sequence[Rows], recorder: Recorder, lr: Array, order: Sequence[int], first: int, start: Tensor
) -> Array:
    """Rows ``(T, C, R)`` of the history after the chunk's first, in the spec's order of runs; ``lr`` ``(T, R)``.

    The chunk began at step ``first``, the experiment at ``start`` ``(R, D)``; what follows from the path is added.
    """
    columns = {
        "loss": np.concatenate([one.loss[1:] for one in rows], axis=1),
        "grad_norm": np.concatenate([one.grad_norm[1:] for one in rows], axis=1),
        "lr": lr,
    }
    path = np.concatenate([one.parameters for one in rows], axis=1)
    columns |= _derived(path, recorder, first, start)
    positions = path[1:]
    result = np.empty((len(lr), len(recorder.channels), len(order)))
    for channel, name in enumerate(recorder.record):
        numbers = (
            columns[name] if name not in recorder.cadence else _every(columns[name], first, recorder.cadence[name])
        )
        result[:, channel, order] = numbers
    result[:, len(recorder.record) :, order] = positions.transpose(0, 2, 1)
    return result


def _every(column: Array, first: int, every: int) -> Array:
    """The column ``(T, R)`` of the steps after ``first``, NaN between the cadence."""
    steps = np.arange(first + 1, first + 1 + len(column))[:, None]
    return np.asarray(np.where(steps % every == 0, column, np.nan))


def _derived(path: Floats, recorder: Recorder, first: int, start: Tensor) -> dict[str, Array]:
    """Full columns ``(T, R)`` of all that follows from the places ``(T + 1, R, D)``."""
    if not recorder.derived.all:
        return {}
    import torch

    places = torch.from_numpy(np.ascontiguousarray(path))
    follow = recorder.follow
    before = follow.before(first + 1, places[0]) if follow.updates else None
    found = recorder.derived.of_path(places, first, recorder.objective, start, before)
    if follow.updates:
        follow.begin()
        follow.keep(first + len(path) - 1, places[-1], places[-1] - places[-2])
    columns = {}
    for one in recorder.derived.all:
        columns[one.channel] = np.full((len(path) - 1, path.shape[1]), np.nan)
        if one.channel in found:
            steps, numbers = found[one.channel]
            columns[one.channel][steps] = numbers
    return columns


def _finite_rows(rows: Sequence[Rows]) -> NDArray[np.bool_]:
    """Which rows of which runs ``(T + 1, R)``, in the stack's order, have finite loss and parameters."""
    parts = [np.isfinite(one.loss) & np.isfinite(one.parameters).all(2) for one in rows]
    return np.concatenate(parts, axis=1)


def finite(rows: Sequence[Rows]) -> NDArray[np.bool_]:
    """Which runs ``(R,)``, in the stack's order, were finite all through the chunk."""
    return np.asarray(_finite_rows(rows).all(axis=0))


def sound(rows: Sequence[Rows], frozen: NDArray[np.bool_]) -> tuple[int, int]:
    """How many updates come before the one at which a run that is not ``frozen`` ``(R,)`` stops being finite (there is
    one), and that one.
    """
    return max(int(np.argmin((_finite_rows(rows) | frozen).all(1))) - 1, 0), 1
