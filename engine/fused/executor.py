"""Compiled training on a formula surface: what an experiment and a map call."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fused.loops import LoopWriter, Slot, slots
from engine.fused.machine import MachineCode, vector_bytes
from engine.fused.runs import Ends, Rows, Runs, first_states
from engine.fused.shape import Shape
from engine.fused.step import Evaluation, trace_evaluation, trace_update
from engine.fused.table import Table
from engine.threads import kernel_threads, side_by_side

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from engine.block import Block
    from engine.surface import Formula

VECTORS = 4
"""Vectors per value of a block of lanes: enough to hide latencies (fastest with 16 registers and with 32). Two where
elementary functions make the code long enough without.
"""
SLICE = 1 << 22  # run-steps that a thread takes at a time: some milliseconds


@dataclass(frozen=True)
class _Code:
    code: MachineCode
    call: Callable[..., None]
    slots: tuple[Slot, ...]


class Kernel:
    """A chain of blocks on a surface in ``dtype`` ("float32" or "float64"), as machine code.

    The code is made at the first use of each shape (one run, several, many), in 20 to 100 ms. A run
    gives the same bits alone and in company, in one call and in several. Any thread may call; the GIL is
    released meanwhile.
    """

    def __init__(self, formula: Formula, blocks: Sequence[Block], dtype: str) -> None:
        self.formula, self.blocks, self.dtype = formula, tuple(blocks), np.dtype(dtype)
        self.dimension = len(formula.variables)
        self._codes: dict[Shape, _Code] = {}
        self._lock = threading.Lock()

    def start(
        self,
        parameters: NDArray[Any],
        knobs: Mapping[str, ArrayLike],
        constants: Sequence[ArrayLike] = (),
        loss_scale: ArrayLike = 1.0,
    ) -> Runs:
        """Runs that begin at ``parameters`` ``(R, D)``, which will be moved on in place."""
        return Runs(parameters, first_states(self.blocks, parameters, knobs), knobs, constants, loss_scale)

    def record(self, runs: Runs, steps: int) -> Rows:
        """Makes ``steps`` updates and answers every row.

        A run that diverges goes on with what it has (NaN, infinity).
        """
        count = self._checked(runs)
        wide = np.empty((2 + self.dimension, steps + 1, count))
        names = ("loss", "grad_norm", *(f"x{d}" for d in range(self.dimension)))
        given = runs.given(self.blocks, steps)
        values = given | runs.held(self.blocks)
        values |= {f"row.{name}": array for name, array in zip(names, wide, strict=True)}
        lanes = 1 if count == 1 else vector_bytes() // self.dtype.itemsize
        code = self._code(Shape.of(runs, given, lanes, record=True))
        table = Table(code.slots, values, lanes, count, steps)
        table.run(code.call, 0, count, steps, runs.step)
        table.put_back()
        runs.step += steps
        return Rows(wide[0], wide[1], wide[2:].transpose(1, 2, 0))

    def final(
        self,
        runs: Runs,
        steps: int,
        *,
        tolerance: ArrayLike | None = None,
        ends: Ends | None = None,
        fast: bool = False,
        threads: int | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Ends:
        """Makes ``steps`` updates of many runs and answers where they ended.

        The same bits as :meth:`record`, but a run stops at its last finite parameters. With the ``ends`` of
        an earlier call, runs go on from there (in place). ``tolerance``: watch for a loss at or below it.

        ``fast``: other last bits. Numbers below the smallest normal one count as zero (runs that have converged
        may be ten times as fast on some processors); in float32 ``a * b + c`` is rounded once where the
        processor can; and unless there is a tolerance, a loss that is infinite for some steps while the
        parameters stay finite goes unnoticed.

        ``cancelled`` is asked every few milliseconds; runs not reached by then stay as they were.
        """
        count = self._checked(runs)
        ends = ends or Ends.fresh(count, self.dtype)
        given = runs.given(self.blocks, steps)
        if tolerance is not None:
            given["tolerance"] = tolerance
        lanes = self._many_lanes
        code = self._code(Shape.of(runs, given, lanes, fast=fast))
        values = given | runs.held(self.blocks) | vars(ends)
        table = Table(code.slots, values, lanes, count, steps)
        size = lanes * max(1, SLICE // (lanes * max(steps, 1)))
        starts, lock = iter(range(0, count, size)), threading.Lock()

        def work() -> None:
            while not cancelled():
                with lock:
                    start = next(starts, None)
                if start is None:
                    return
                table.run(code.call, start, min(start + size, count), steps, runs.step)

        side_by_side(work, min(threads or kernel_threads(), -(-count // size)))
        table.put_back()
        runs.step += steps
        return ends

    def _checked(self, runs: Runs) -> int:
        count, dimension = (int(size) for size in runs.parameters.shape)
        if dimension != self.dimension or len(runs.constants) != len(self.formula.parameters):
            raise ValueError(f"{dimension} parameters and {len(runs.constants)} constants, for {self.formula}")
        return count

    def _code(self, shape: Shape) -> _Code:
        with self._lock:
            if shape not in self._codes:
                update = trace_update(self.blocks, self.dimension, shape.rebased, shape.ones)
                surface = self.formula.gradient_code
                table = slots(surface.arguments, update, self.dtype.name, shape)
                code = MachineCode(LoopWriter(self._evaluation, update, table, self.dtype.name, shape).write())
                call = code.function("kernel", [ctypes.c_void_p] * 2 + [ctypes.c_int64] * 4)
                self._codes[shape] = _Code(code, call, table)
            return self._codes[shape]

    @cached_property
    def _evaluation(self) -> Evaluation:
        return trace_evaluation(self.formula.gradient_code)

    @cached_property
    def _many_lanes(self) -> int:
        """Runs in a block when there are many of them. Elementary functions compute in float64."""
        wide = any(operation.kind == "double" for operation in self._evaluation.program.operations)
        return (VECTORS // 2 * vector_bytes() // 8) if wide else VECTORS * vector_bytes() // self.dtype.itemsize
