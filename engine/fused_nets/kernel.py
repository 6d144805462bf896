"""Compiled training of dense networks: what an experiment and a map call."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fused.coefficients import coefficients
from engine.fused.machine import MachineCode
from engine.fused.runs import first_states
from engine.fused.step import trace_update
from engine.fused_nets.design import LINE
from engine.fused_nets.training import COUNTERS, PAIRS, VECTORS, TrainingWriter
from engine.threads import kernel_threads

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from engine.block import Block
    from engine.fused_nets.design import Design

StateName = tuple[int, str]


@dataclass(frozen=True)
class Material:
    """The training samples as a kernel reads them, in the working dtype.

    ``inputs`` ``(N, F)`` padded to whole vectors; ``targets`` ``(N, K)``, or class numbers ``(N, 1)``.
    """

    inputs: NDArray[Any]
    targets: NDArray[Any]

    @classmethod
    def of(cls, design: Design, inputs: NDArray[Any], targets: NDArray[Any]) -> Material:
        """From samples ``(N, F)`` and targets ``(N, K)`` or ``(N,)``."""
        wide = np.zeros((len(inputs), design.padded(design.widths[0])), design.dtype)
        wide[:, : design.widths[0]] = inputs
        return cls(wide, np.ascontiguousarray(targets.reshape(len(inputs), -1), design.dtype))


@dataclass
class NetRuns:
    """R networks: where they are, and what drives them; moved on in place.

    ``parameters`` ``(R, D)``; ``states`` ``(R, D)``, per run ``(R, 1)``, by (place of the block, name). ``knobs``
    float64: a number, ``(R,)``, ``(1, R)``, ``(T, R)`` or ``(T, 1)``; ``loss_scale`` a number or ``(R,)``;
    ``rebased`` ``(T, R)``, NaN where a state is left alone. ``step`` updates have been made since the states began.
    """

    parameters: NDArray[Any]
    states: Mapping[StateName, NDArray[Any]]
    knobs: Mapping[str, ArrayLike]
    loss_scale: ArrayLike = 1.0
    rebased: Mapping[StateName, ArrayLike] = field(default_factory=dict)
    step: int = 0


@dataclass(frozen=True)
class NetRows:
    """What runs did: ``loss`` and ``grad_norm`` ``(T + 1, R)`` float64, row t after t updates (NaN after a run
    stopped).

    ``stopped`` ``(R,)``: the first row at which loss or parameters were not finite, or -1; such a run's parameters are
    those one row earlier. ``path`` ``(K, R, D)``: parameters at the rows asked for. ``products`` ``(T + 1, R, 4, 4)``:
    dot products of ``VECTORS`` at each row but the first, if asked for.
    """

    loss: NDArray[np.float64]
    grad_norm: NDArray[np.float64]
    stopped: NDArray[np.int64]
    path: NDArray[Any]
    products: NDArray[np.float64] | None = None


class NetKernel:
    """A chain of blocks on a dense network as machine code, made at its first use in 0.1 to 0.4 s.

    A run gives the same bits alone and in company, in one call and in several. Any thread may call; each run is
    trained by one thread, with the GIL released.
    """

    def __init__(self, design: Design, blocks: Sequence[Block]) -> None:
        self.design, self.blocks = design, tuple(blocks)
        self._codes: dict[tuple[frozenset[StateName], bool], tuple[MachineCode, Callable[..., None], Any]] = {}
        self._lock = threading.Lock()
        self._local = threading.local()

    def start(self, parameters: NDArray[Any], knobs: Mapping[str, ArrayLike], loss_scale: ArrayLike = 1.0) -> NetRuns:
        """Runs that begin at ``parameters`` ``(R, D)``, which will be moved on in place."""
        states = {name: np.ascontiguousarray(s) for name, s in first_states(self.blocks, parameters, knobs).items()}
        return NetRuns(parameters, states, knobs, loss_scale)

    def train(
        self,
        runs: NetRuns,
        steps: int,
        material: Material,
        batches: Sequence[NDArray[Any]],
        *,
        path: tuple[int, int] = (0, 0),
        products: bool = False,
        skip: NDArray[np.bool_] | None = None,
        threads: int | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> NetRows:
        """Makes ``steps`` updates of every run, one run a thread at a time.

        ``batches`` are the sample numbers of the ``steps + 1`` evaluations. ``path`` = (stride, number of the first
        row) keeps the parameters of rows whose number the stride divides. Runs marked in ``skip`` ``(R,)``, and those
        not begun when ``cancelled`` answers True, stay as they were (their rows are NaN).
        """
        design, dtype = self.design, np.dtype(self.design.dtype)
        count = len(runs.parameters)
        if runs.parameters.shape[1] != design.dimension or len(batches) != steps + 1:
            given = f"{runs.parameters.shape[1]} parameters, {len(batches)} batches"
            raise ValueError(f"{given}: need {design.dimension}, {steps + 1}")
        _, call, update = self._code(frozenset(runs.rebased), products)
        index = np.zeros((steps + 1, design.padded(design.batch)), np.int32)
        sizes = np.array([len(batch) for batch in batches], np.int64)
        for row, batch in zip(index, batches, strict=True):
            row[: len(batch)] = batch
        driven = self._driven(runs, steps, update.driven)
        stride, begin = path
        kept = sum((begin + t) % stride == 0 for t in range(steps + 1)) if stride else 0
        loss, norm = np.full((count, steps + 1), np.nan), np.full((count, steps + 1), np.nan)
        points = np.full((count, kept, design.dimension), np.nan, dtype)
        dots = np.full((count, steps + 1, len(PAIRS) if products else 0), np.nan)
        stopped = np.full(count, -1, np.int64)
        held = [(runs.parameters, np.ascontiguousarray(runs.parameters, dtype))]
        seen = {_address(held[0][1])}
        for key in update.keys:
            array = runs.states[key.block, key.name]
            own = np.ascontiguousarray(array, dtype)
            own = own.copy() if _address(own) in seen else own
            seen.add(_address(own))
            held.append((array, own))
        order = iter([run for run in range(count) if skip is None or not skip[run]])

        def one(run: int, work: NDArray[Any], previous: NDArray[Any], before: NDArray[Any]) -> None:
            values = np.ascontiguousarray(
                np.stack([column[:, run if column.shape[1] > 1 else 0] for column in driven], axis=1), dtype
            )
            arrays: list[NDArray[Any]] = [
                held[0][1][run],
                material.inputs,
                material.targets,
                index,
                sizes,
                values,
                loss[run],
                norm[run],
            ]
            arrays += [points[run], previous, work, stopped[run : run + 1], before, dots[run]]
            table = np.array([_address(a) for a in (*arrays, *(own[run] for _, own in held[1:]))], np.uint64)
            stride_of = values.shape[1] if len(values) > 1 else 0
            call(_address(table), runs.step, steps, stride_of, stride, begin)
            if stopped[run] > 0:
                held[0][1][run] = previous

        def work_on() -> None:
            buffers = self._buffers()
            while not cancelled():
                with self._lock:
                    run = next(order, None)
                if run is None:
                    return
                one(run, *buffers)

        helpers = [threading.Thread(target=work_on) for _ in range(min(threads or kernel_threads(), count) - 1)]
        for helper in helpers:
            helper.start()
        try:
            with np.errstate(all="ignore"):
                work_on()
        finally:
            for helper in helpers:
                helper.join()
        for target, own in held:
            if target is not own and not np.shares_memory(target, own):
                target[...] = own
        runs.step += steps
        matrices = _matrices(dots.transpose(1, 0, 2)) if products else None
        return NetRows(loss.T, norm.T, stopped, points.transpose(1, 0, 2), matrices)

    def _driven(self, runs: NetRuns, steps: int, names: Sequence[str]) -> list[NDArray[np.float64]]:
        """Columns ``(1 | T, 1 | R)`` of the coefficients, all of one height: the loss scale, then ``names``."""
        found: dict[str, NDArray[np.float64]] = {}
        for name, one in coefficients(self.blocks, runs.knobs, runs.step, steps).items():
            found[name] = one.values if one.column is None else one.values[:, one.column]
        for (place, name), values in runs.rebased.items():
            found[f"r{place}.{name}"] = np.atleast_2d(np.asarray(values, np.float64))
        columns = [np.asarray(runs.loss_scale, np.float64).reshape(1, -1), *(found[name] for name in names)]
        height = max(len(column) for column in columns)
        return [np.broadcast_to(column, (height, column.shape[1])) for column in columns]

    def _code(self, rebased: frozenset[StateName], products: bool) -> tuple[MachineCode, Callable[..., None], Any]:
        with self._lock:
            key = rebased, products
            if key not in self._codes:
                update = trace_update(self.blocks, 1, rebased)
                code = MachineCode(TrainingWriter(self.design, update, products).write())
                call = code.function("train", [ctypes.c_void_p] + [ctypes.c_int64] * len(COUNTERS))
                self._codes[key] = code, call, update
            return self._codes[key]

    def _buffers(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """This thread's workspace, and room for parameters and for a gradient."""
        if not hasattr(self._local, "buffers"):
            dtype = np.dtype(self.design.dtype)
            raw = np.zeros(self.design.work[""] + LINE // dtype.itemsize, dtype)
            skip = -_address(raw) % LINE // dtype.itemsize
            self._local.buffers = raw[skip:], *(np.zeros(self.design.dimension, dtype) for _ in range(2))
        found: tuple[NDArray[Any], NDArray[Any], NDArray[Any]] = self._local.buffers
        return found


def _matrices(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Symmetric ``(T, R, n, n)`` from the columns ``(T, R, P)`` of ``PAIRS``."""
    found = np.empty((*columns.shape[:2], len(VECTORS), len(VECTORS)))
    for place, (i, j) in enumerate(PAIRS):
        found[:, :, i, j] = found[:, :, j, i] = columns[:, :, place]
    return found


def _address(array: NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])
