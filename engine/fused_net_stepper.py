"""An experiment on a dense network, stepped by compiled kernels: one run a core at a time, whole chunks in a call.

The numbers are the tensor executor's to rounding (sums run in another order), and a run's bits depend neither on
its company nor on how steps are cut into chunks. What a kernel cannot take is left to the tensor executor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from math import gcd
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.diagnostic import MEASURES, Moment
from engine.fused_stepper import active_blocks, driven_states, finite, sound
from engine.group import Group
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.derived import Derivation
    from engine.experiment import Experiment
    from engine.fused import Rows
    from engine.fused_nets import NetKernel
    from engine.fused_nets.hessian import HessianProducts

RECORDED = ("loss", "lr", "grad_norm", *MEASURES)
NUMBERS = 1 << 24  # parameters that one chunk may put on the path
LONGEST = 256


@dataclass
class NetMade:
    """A chunk that began at step ``first``; see :class:`engine.stepper.Made`.

    ``made`` are each group's rows. ``visits`` are the parameters ``(R, D)`` by step that belong on the path,
    ``measured`` measures and quantities taken now and then, ``(R,)`` by row of the chunk (row 0: after its first
    update) and name, and ``products`` those that quantities follow from, stretch by stretch: all in the stack's order.
    """

    experiment: Experiment
    first: int
    made: Sequence[Rows] = ()
    visits: list[tuple[int, NDArray[np.floating]]] = field(default_factory=list)
    measured: dict[int, dict[str, NDArray[np.floating]]] = field(default_factory=dict)
    products: list[NDArray[np.float64]] = field(default_factory=list)

    def take(self, step: int, found: Mapping[str, Tensor]) -> None:
        """What was measured after ``step``."""
        held = self.measured.setdefault(step - self.first - 1, {})
        held.update((name, value.numpy()) for name, value in found.items())

    @cached_property
    def good(self) -> NDArray[np.bool_]:
        return finite(self.made)

    def sound(self, frozen: NDArray[np.bool_]) -> tuple[int, int]:
        return sound(self.made, frozen)

    def rows(self, lr: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        recorder = self.experiment.recorder
        columns = {
            "loss": np.concatenate([one.loss[1:] for one in self.made], axis=1),
            "grad_norm": np.concatenate([one.grad_norm[1:] for one in self.made], axis=1),
            "lr": lr,
        }
        if self.products:
            from engine.fused_nets import VECTORS

            steps = np.arange(self.first + 1, self.first + 1 + len(lr))
            columns |= recorder.derived.of_products(steps, VECTORS, np.concatenate(self.products))
        result = np.full((len(lr), len(recorder.channels), len(order)), np.nan)
        for channel, name in enumerate(recorder.record):
            if name in columns and name not in recorder.rare:
                result[:, channel, order] = columns[name]
            for row, found in self.measured.items():
                if name in found:
                    result[row, channel, order] = found[name]
        positions = np.concatenate([one.parameters[1:] for one in self.made], axis=1)
        result[:, len(recorder.record) :, order] = positions.transpose(0, 2, 1)
        return result

    def settle(self) -> None:
        world = self.experiment
        world.step = self.first + len(self.made[0].loss) - 1
        world.evaluate()
        if world.path is not None:
            for step, points in self.visits:
                world.path.visit(step, world.by_run(torch.from_numpy(points)))


class FusedNetStepper:
    """Kernels for all groups; made by :meth:`of`, which answers None where they cannot be used."""

    def __init__(self, experiment: Experiment, kernels: Sequence[NetKernel], objective: NetworkObjective) -> None:
        from engine.fused_nets import BatchNumbers, material

        self.experiment, self.kernels = experiment, list(kernels)
        self.objective, self.recorder = objective, experiment.recorder
        self.material = material(objective)
        self.batches = BatchNumbers(objective.order)
        numbers = objective.layout.dimension * sum(len(group.runs) for group in experiment.groups)
        self.longest = max(1, min(LONGEST, NUMBERS // numbers))

    @classmethod
    def of(cls, experiment: Experiment) -> FusedNetStepper | None:
        """A stepper for the experiment's groups, or None."""
        objective, recorder, groups = experiment.objective, experiment.recorder, experiment.groups
        if not isinstance(objective, NetworkObjective):
            return None
        given = {one.channel for one in recorder.derived.all if one.part is None and given_for(one)}
        if set(recorder.record) - {*RECORDED, *given, *recorder.rare}:
            return None
        from engine.fused_nets import net_kernel, unsupported

        if any(type(g) is not Group or unsupported(objective, active_blocks(g)) for g in groups):
            return None
        return cls(experiment, [net_kernel(objective, active_blocks(g)) for g in groups], objective)

    def chunk(self, first: int, count: int) -> NetMade:
        """A run that stops being finite has NaN from that row on; frozen ones stand still."""
        made = NetMade(self.experiment, first)
        parameters, stopped = self.experiment.parameters, self.experiment.stack.marks(self.experiment.frozen)
        measures = self.recorder.measure_every if set(self.recorder.record) & set(MEASURES) else 0
        rare = gcd(*self.recorder.rare.values())
        memory = bool(rare) and bool(self.recorder.asks(0) & {"moments"})
        every = gcd(measures, rare if memory else 0)
        parts: list[list[Rows]] = []
        done = 0
        while done < count:
            size = min(count - done, every - (first + done) % every) if every else count - done
            parts.append(self._stretch(parameters, done, size, stopped, made, 0 if memory else rare))
            done += size
            if measures and (first + done) % measures == 0:
                made.take(first + done, self.objective.measure(parameters))
            if memory and (first + done) % rare == 0:
                made.take(first + done, self._computed(parameters, first + done))
        made.made = [_joined([part[place] for part in parts]) for place in range(len(self.kernels))]
        return made

    def _computed(self, parameters: Tensor, step: int) -> dict[str, Tensor]:
        """The quantities that are due now and then."""
        if "gradient" in self.recorder.asks(step):
            loss, gradient = self.objective.evaluate(parameters, step)
        else:
            gradient = torch.full_like(parameters, float("nan"))
            loss = gradient[:, 0]
        hessian = partial(self._hessian, parameters, step)
        moment = Moment(step, loss, gradient, parameters, objective=self.objective, hessian=hessian)
        return self.recorder.computed(moment, rare=True)

    def _hessian(self, parameters: Tensor, step: int) -> HessianProducts:
        """Products with the Hessians of the loss of the batch of ``step``."""
        from engine.fused_nets.hessian import hessian_kernel

        [batch] = self.batches.steps(step, 1)
        return hessian_kernel(self.kernels[0].design).at(parameters.numpy(), self.material, batch)

    def _stretch(
        self, parameters: Tensor, done: int, count: int, stopped: NDArray[np.bool_], into: NetMade, rare: int
    ) -> list[Rows]:
        """Updates without a measure between them, the first of them number ``done`` of the chunk. What is computed from
        the place alone is taken at every step that ``rare`` divides (0: at none).
        """
        from engine.fused import Rows
        from engine.fused_nets import NetRuns

        start, path = into.first + done, self.experiment.path
        batches = self.batches.steps(start, count + 1)
        watched, derived = self.recorder.watch, bool(self.recorder.derived.all)
        stride = 1 if watched else gcd(path.stride if path else 0, rare)
        made, points, products = [], [], []
        for group, kernel in zip(self.experiment.groups, self.kernels, strict=True):
            here = parameters[group.rows].numpy()
            knobs = {n: v[done : done + count + 1] if len(v) > 1 else v for n, v in group.knobs.items()}
            states, rebased = driven_states(group, knobs, start, count)
            scale = 1.0 if group.loss_scale is None else group.loss_scale.numpy()[:, 0]
            runs = NetRuns(here, states, knobs, scale, rebased, start - group.born)
            skip = stopped[group.rows]
            rows = kernel.train(runs, count, self.material, batches, path=(stride, start), products=derived, skip=skip)
            rows.path[:, skip] = here[skip]
            for run in np.flatnonzero(rows.stopped >= 0):
                rows.loss[rows.stopped[run] :, run] = np.nan
            stopped[group.rows] |= rows.stopped >= 0
            positions = rows.path[:, :, watched] if watched else np.zeros((count + 1, len(group.runs), 0))
            made.append(Rows(rows.loss, rows.grad_norm, positions.astype(np.float64)))
            points.append(rows.path)
            if rows.products is not None:
                products.append(rows.products[1:])
        if products:
            into.products.append(np.concatenate(products, axis=1))
        if path or rare:
            kept = [step for step in range(start, start + count + 1) if stride and step % stride == 0]
            stacked = np.concatenate(points, axis=1)
            for k, step in enumerate(kept):
                if path and step > start and step % path.stride == 0:
                    into.visits.append((step, stacked[k]))
                if rare and step > start and step % rare == 0:
                    into.take(step, self._computed(torch.from_numpy(np.ascontiguousarray(stacked[k])), step))
        return made


def given_for(one: Derivation) -> bool:
    """Whether a kernel records what this quantity follows from."""
    from engine.fused_nets import VECTORS

    return set(one.diagnostic.vectors) <= set(VECTORS)


def _joined(parts: Sequence[Rows]) -> Rows:
    """Stretches one after another; the first row of each but the first is the last of the one before."""
    from engine.fused import Rows

    first, *rest = parts
    return Rows(
        np.concatenate([first.loss, *(part.loss[1:] for part in rest)]),
        np.concatenate([first.grad_norm, *(part.grad_norm[1:] for part in rest)]),
        np.concatenate([first.parameters, *(part.parameters[1:] for part in rest)]),
    )
