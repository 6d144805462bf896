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
from engine.fused_nets.rows import NetRows, Room
from engine.fused_nets.training import COUNTERS, TrainingWriter
from engine.threads import kernel_threads, side_by_side

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
        design, count = self.design, len(runs.parameters)
        if runs.parameters.shape[1] != design.dimension or len(batches) != steps + 1:
            given = f"{runs.parameters.shape[1]} parameters, {len(batches)} batches"
            raise ValueError(f"{given}: need {design.dimension}, {steps + 1}")
        _, call, update = self._code(frozenset(runs.rebased), products)
        index, sizes = _numbered(batches, design.padded(design.batch))
        driven = self._driven(runs, steps, update.driven)
        stride, begin = path
        kept = sum((begin + t) % stride == 0 for t in range(steps + 1)) if stride else 0
        room = Room.of(design, count, steps + 1, kept, products)
        given_arrays = [runs.parameters, *(runs.states[key.block, key.name] for key in update.keys)]
        parameters, *states = held = _own(given_arrays, np.dtype(design.dtype))
        order = iter([run for run in range(count) if skip is None or not skip[run]])

        def one(run: int, work: NDArray[Any], previous: NDArray[Any], before: NDArray[Any]) -> None:
            values = np.stack([column[:, run if column.shape[1] > 1 else 0] for column in driven], axis=1)
            values = np.ascontiguousarray(values, design.dtype)
            read = parameters[run], material.inputs, material.targets, index, sizes, values
            written = room.loss[run], room.norm[run], room.points[run]
            rest = previous, work, room.stopped[run : run + 1], before, room.dots[run], *(own[run] for own in states)
            table = np.array([_address(array) for array in (*read, *written, *rest)], np.uint64)
            call(_address(table), runs.step, steps, values.shape[1] if len(values) > 1 else 0, stride, begin)
            if room.stopped[run] > 0:
                parameters[run] = previous

        def work_on() -> None:
            buffers = self._buffers()
            with np.errstate(all="ignore"):
                while not cancelled():
                    with self._lock:
                        run = next(order, None)
                    if run is None:
                        return
                    one(run, *buffers)

        side_by_side(work_on, min(threads or kernel_threads(), count))
        for array, own in zip(given_arrays, held, strict=True):
            if array is not own and not np.shares_memory(array, own):
                array[...] = own
        runs.step += steps
        return room.rows()

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


def _numbered(batches: Sequence[NDArray[Any]], width: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Sample numbers ``(T, width)``, zeros where a batch is smaller, and the batches' sizes ``(T,)``."""
    index = np.zeros((len(batches), width), np.int32)
    for row, batch in zip(index, batches, strict=True):
        row[: len(batch)] = batch
    return index, np.array([len(batch) for batch in batches], np.int64)


def _own(arrays: Sequence[NDArray[Any]], dtype: np.dtype[Any]) -> list[NDArray[Any]]:
    """The arrays themselves where machine code can work on them, else copies; no two at one place."""
    found: list[NDArray[Any]] = []
    seen: set[int] = set()
    for array in arrays:
        own = np.ascontiguousarray(array, dtype)
        own = own.copy() if _address(own) in seen else own
        seen.add(_address(own))
        found.append(own)
    return found


def _address(array: NDArray[Any]) -> int:
    return int(array.__array_interface__["data"][0])
