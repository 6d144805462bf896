"""An experiment on a dense network, stepped by compiled kernels: one run a core at a time, whole chunks in a call.

The numbers are the tensor executor's to rounding (sums run in another order), and a run's bits depend neither on
its company nor on how steps are cut into chunks. What a kernel cannot take is left to the tensor executor.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from engine.diagnostic import MEASURES, Moment
from engine.fused_stepper import active_blocks, driven_states
from engine.group import Group
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.derived import Derivation
    from engine.fused import Rows
    from engine.fused_nets import NetKernel
    from engine.path import Path
    from engine.problem import Objective
    from engine.recorder import Recorder

RECORDED = ("loss", "lr", "grad_norm", *MEASURES)
NUMBERS = 1 << 24  # parameters that one chunk may put on the path
LONGEST = 256


class FusedNetStepper:
    """Kernels for all ``groups``; made by :meth:`of`, which answers None where they cannot be used.

    After a chunk, ``visits`` are the parameters ``(R, D)`` by step that belong on the path, and ``measured`` measures
    and quantities taken now and then, ``(R,)`` by row of the chunk (row 0: after its first update) and name, both
    in the stack's order.
    """

    def __init__(
        self, groups: Sequence[Group], kernels: Sequence[NetKernel], objective: NetworkObjective, recorder: Recorder
    ) -> None:
        from engine.fused_nets import BatchNumbers, material

        self.groups, self.kernels = list(groups), list(kernels)
        self.objective, self.recorder = objective, recorder
        self.material = material(objective)
        self.batches = BatchNumbers(objective.order)
        self.visits: list[tuple[int, NDArray[np.floating]]] = []
        self.measured: dict[int, dict[str, NDArray[np.floating]]] = {}
        self._first = 0
        self._products: list[NDArray[np.float64]] = []
        numbers = objective.layout.dimension * sum(len(group.runs) for group in groups)
        self.longest = max(1, min(LONGEST, NUMBERS // numbers))

    @classmethod
    def of(cls, groups: Sequence[Group], objective: Objective, recorder: Recorder) -> FusedNetStepper | None:
        """A stepper for these groups, or None."""
        if not isinstance(objective, NetworkObjective):
            return None
        given = {one.channel for one in recorder.derived.all if one.part is None and given_for(one)}
        if set(recorder.record) - {*RECORDED, *given, *recorder.rare}:
            return None
        from engine.fused_nets import net_kernel, unsupported

        if any(type(g) is not Group or unsupported(objective, active_blocks(g)) for g in groups):
            return None
        return cls(groups, [net_kernel(objective, active_blocks(g)) for g in groups], objective, recorder)

    def chunk(
        self, parameters: Tensor, first: int, count: int, frozen: NDArray[np.bool_], path: Path | None
    ) -> list[Rows]:
        """Makes the updates ``first`` … ``first + count - 1`` of ``parameters`` ``(R, D)`` and of all states, in place;
        answers each group's rows. A run that stops being finite has NaN from that row on; ``frozen`` ``(R,)`` stand
        still.
        """
        self.visits, self.measured = [], {}
        self._first, self._products = first, []
        stopped = frozen.copy()
        measures = self.recorder.measure_every if set(self.recorder.record) & set(MEASURES) else 0
        every = gcd(measures, *self.recorder.rare.values())
        parts: list[list[Rows]] = []
        done = 0
        while done < count:
            size = min(count - done, every - (first + done) % every) if every else count - done
            parts.append(self._stretch(parameters, first, done, size, stopped, path))
            done += size
            if every and (first + done) % every == 0:
                found = dict(self.objective.measure(parameters)) if measures and (first + done) % measures == 0 else {}
                if any((first + done) % one == 0 for one in self.recorder.rare.values()):
                    found |= self._computed(parameters, first + done)
                self.measured[done - 1] = {name: value.numpy() for name, value in found.items()}
        return [_joined([part[place] for part in parts]) for place in range(len(self.groups))]

    def _computed(self, parameters: Tensor, step: int) -> dict[str, Tensor]:
        """The quantities that are due now and then."""
        loss, gradient = self.objective.evaluate(parameters, step)
        found = self.recorder.computed(Moment(step, loss, gradient, parameters, objective=self.objective))
        return {name: value for name, value in found.items() if name in self.recorder.rare}

    def _stretch(
        self, parameters: Tensor, first: int, done: int, count: int, stopped: NDArray[np.bool_], path: Path | None
    ) -> list[Rows]:
        """Updates without a measure between them, the first of them number ``done`` of the chunk."""
        from engine.fused import Rows
        from engine.fused_nets import NetRuns

        start = first + done
        batches = self.batches.steps(start, count + 1)
        watched, derived = self.recorder.watch, bool(self.recorder.derived.all)
        stride = 1 if watched else path.stride if path else 0
        made, points, products = [], [], []
        for group, kernel in zip(self.groups, self.kernels, strict=True):
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
            self._products.append(np.concatenate(products, axis=1))
        if path:
            kept = [step for step in range(start, start + count + 1) if stride and step % stride == 0]
            stacked = np.concatenate(points, axis=1)
            self.visits += [
                (step, stacked[k]) for k, step in enumerate(kept) if step > start and step % path.stride == 0
            ]
        return made

    def rows(self, made: Sequence[Rows], lr: NDArray[np.float64], order: Sequence[int]) -> NDArray[np.float64]:
        """Rows ``(T, C, R)`` of the history after the last chunk's first, in the spec's order of runs; ``lr`` ``(T,
        R)``.
        """
        columns = {
            "loss": np.concatenate([one.loss[1:] for one in made], axis=1),
            "grad_norm": np.concatenate([one.grad_norm[1:] for one in made], axis=1),
            "lr": lr,
        }
        if self._products:
            from engine.fused_nets import VECTORS

            steps = np.arange(self._first + 1, self._first + 1 + len(lr))
            matrices = np.concatenate(self._products)
            columns |= self.recorder.derived.of_products(steps, VECTORS, matrices)
        result = np.full((len(lr), len(self.recorder.channels), len(order)), np.nan)
        for channel, name in enumerate(self.recorder.record):
            if name in columns and name not in self.recorder.rare:
                result[:, channel, order] = columns[name]
            for row, found in self.measured.items():
                if name in found:
                    result[row, channel, order] = found[name]
        positions = np.concatenate([one.parameters[1:] for one in made], axis=1)
        result[:, len(self.recorder.record) :, order] = positions.transpose(0, 2, 1)
        return result


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
