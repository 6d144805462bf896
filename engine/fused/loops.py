"""The two compiled loops around a step: ``record`` writes every row, ``final`` only what is left at the end.

Runs stand side by side in the lanes of vectors. For each block of lanes the whole time loop runs with
parameters, states and gradient in registers (measured: twice as fast as a tile of runs that stays in
the first-level cache, whose loads and stores cost as much as the arithmetic). Memory is touched only
for knobs and rows. Several vectors per block hide the latency of division and square root.

Every array is named by a :class:`Slot` and reached as ``base[t * stride + lane * spread]``, so that a
constant, a schedule, one value for all runs or one for each need no code of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from llvmlite import ir

from engine.fused.emit import DOUBLE, FLOAT, I32, I64, POINTER, Lanes, emit
from engine.fused.final import final_block
from engine.fused.flush import flush
from engine.fused.machine import new_module
from engine.fused.nest import Nest
from engine.fused.record import record_block

if TYPE_CHECKING:
    from engine.fused.shape import Shape
    from engine.fused.step import Evaluation, Update

Role = Literal["held", "fixed", "driven", "drawn", "row", "result"]
VOID = ir.VoidType()
CONTRACT = ("contract",)  # a * b + c is rounded once
TYPES = {"float32": FLOAT, "float64": DOUBLE, "int32": I32}


@dataclass(frozen=True)
class Slot:
    """An array that the kernel reads or writes. ``held``: read at first, written at last (parameters,
    states). ``fixed``: one value a run. ``driven``: may change from step to step. ``drawn``: noise, a value for
    every row. ``row``: written after every step. ``result``: a figure of the run, carried from chunk to chunk.
    """

    name: str
    role: Role
    type: str


def slots(arguments: Sequence[str], update: Update, dtype: str, shape: Shape) -> tuple[Slot, ...]:
    """The arrays of a kernel, in the order of its tables; ``arguments`` are those of the surface."""
    dimension = len(update.parameters)
    found = [Slot(f"x{d}", "held", dtype) for d in range(dimension)]
    found += [Slot(key.label, "held", dtype) for key in update.keys]
    found += [Slot(name, "fixed", dtype) for name in arguments[dimension:]]
    found += [Slot("loss_scale", "fixed", dtype)] if "loss_scale" not in shape.ones else []
    found += [Slot(name, "driven", dtype) for name in update.driven]
    if shape.noisy:
        found += [Slot("noise", "fixed", dtype), *(Slot(f"z{d}", "drawn", dtype) for d in range(dimension))]
    found += [Slot(f"column.{name}", "fixed", "int32") for name in sorted(shape.gathered)]
    if shape.record:
        names = ("loss", "grad_norm", *(f"x{d}" for d in range(dimension)))
        return (*found, *(Slot(f"row.{name}", "row", "float64") for name in names))
    found += [Slot("loss", "result", dtype), Slot("diverged_at", "result", "int32")]
    if not shape.watched:
        return tuple(found)
    watched = Slot("tolerance", "fixed", dtype), Slot("lowest", "result", dtype), Slot("reached_at", "result", "int32")
    return (*found, *watched)


class LoopWriter:
    """Writes one kernel: ``void kernel(pointers, strides, begin, end, steps, first_step)``.

    ``begin`` … ``end`` are lanes (runs). ``strides`` holds (stride, spread) per slot, in elements.
    """

    def __init__(self, evaluation: Evaluation, update: Update, table: Sequence[Slot], dtype: str, shape: Shape) -> None:
        self.evaluation, self.update, self.slots, self.shape = evaluation, update, table, shape
        self.module = new_module()
        self.lanes = Lanes(self.module, dtype, shape.lanes, CONTRACT if shape.fast and dtype == "float32" else ())
        self.dimension = len(update.parameters)
        self.held = [slot.name for slot in table if slot.role == "held"]
        self.figures = [slot.name for slot in table if slot.role == "result"]
        self.by_name = {slot.name: index for index, slot in enumerate(table)}

    def write(self) -> ir.Module:
        """The module; its entry is ``kernel``."""
        type_ = ir.FunctionType(VOID, [POINTER, POINTER, I64, I64, I64, I64])
        body = ir.Function(self.module, type_, "blocks")
        body.attributes.add("noinline")  # nothing of it may slip in front of the change of mode
        self._call(ir.Function(self.module, type_, "kernel"), body)
        self.b = b = ir.IRBuilder(body.append_basic_block())
        self.nest = Nest(self.lanes, b)
        pointers, strides, begin, end, self.steps, self.first_step = body.args
        self.pointers, self.strides, self.spreads = [], [], []
        for index in range(len(self.slots)):
            self.pointers.append(b.load(b.gep(pointers, [I64(index)], source_etype=POINTER), typ=POINTER))
            self.strides.append(b.load(b.gep(strides, [I64(2 * index)], source_etype=I64), typ=I64))
            self.spreads.append(b.load(b.gep(strides, [I64(2 * index + 1)], source_etype=I64), typ=I64))
        self.last = end
        block = record_block if self.shape.record else final_block

        def one(lane: Any, _: list[Any]) -> tuple[list[Any], None]:
            block(self, lane)
            return [], None

        self.nest.loop(begin, end, self.lanes.count, one, [])
        b.ret_void()
        return self.module

    def _call(self, kernel: ir.Function, body: ir.Function) -> None:
        b = ir.IRBuilder(kernel.append_basic_block())
        restore = flush(b) if self.shape.fast else None
        b.call(body, kernel.args)
        if restore:
            restore()
        b.ret_void()

    # -- pieces

    def place(self, name: str, lane: Any, row: Any = None) -> tuple[Any, Any, Any]:
        """Where a slot's values for the lanes from ``lane`` on begin: pointer, offset, plain type."""
        index = self.by_name[name]
        offset = self.b.mul(lane, self.spreads[index])
        if row is not None:
            offset = self.b.add(offset, self.b.mul(row, self.strides[index]))
        return self.pointers[index], offset, TYPES[self.slots[index].type]

    def load(self, name: str, lane: Any, row: Any = None, mask: Any = None) -> Any:
        pointer, offset, plain = self.place(name, lane, row)
        if name in self.shape.shared:
            return self.lanes.splat(self.b, self.b.load(self.b.gep(pointer, [offset], source_etype=plain), typ=plain))
        return self.nest.load(pointer, offset, plain, mask)

    def store(self, value: Any, name: str, lane: Any, mask: Any, row: Any = None) -> None:
        self.nest.store(value, *self.place(name, lane, row), mask)

    def evaluate(self, parameters: Sequence[Any], inputs: dict[str, Any], lane: Any, t: Any) -> tuple[Any, list[Any]]:
        """Loss and gradient of row ``t`` of this call, as training sees them."""
        given = {**inputs, **{f"x{d}": value for d, value in enumerate(parameters[: self.dimension])}}
        values = emit(self.lanes, self.b, self.evaluation.program, given)
        gradient = [values[index] for index in self.evaluation.gradient]
        if self.shape.noisy:
            drawn = [self._step_value(f"z{d}", lane, t, inputs) for d in range(self.dimension)]
            noise = [self.b.fmul(inputs["noise"], number) for number in drawn]
            gradient = [self.b.fadd(part, more) for part, more in zip(gradient, noise, strict=True)]
        return values[self.evaluation.loss], gradient

    def _step_value(self, name: str, lane: Any, t: Any, inputs: dict[str, Any]) -> Any:
        """What a slot that changes from step to step holds at ``t``."""
        if name not in self.shape.gathered:
            return self.load(name, lane, t)
        pointer, offset, plain = self.place(name, lane, t)
        return self.nest.gather(pointer, offset, inputs[f"column.{name}"], plain)

    def updated(
        self, held: Sequence[Any], gradient: Sequence[Any], inputs: dict[str, Any], lane: Any, t: Any
    ) -> list[Any]:
        """Parameters and states after update ``t`` of this call."""
        given = {**inputs, **dict(zip(self.held, held, strict=True))}
        given |= {f"g{d}": value for d, value in enumerate(gradient)}
        for slot in self.slots:
            if slot.role == "driven" and slot.name not in inputs:
                given[slot.name] = self._step_value(slot.name, lane, t, inputs)
        given["step"] = self.b.sitofp(self.b.add(self.b.add(self.first_step, t), I64(1)), DOUBLE)
        values = emit(self.lanes, self.b, self.update.program, given)
        return [values[index] for index in (*self.update.parameters, *self.update.states)]

    def inputs(self, lane: Any) -> dict[str, Any]:
        """What stays the same from step to step."""
        steady = [slot.name for slot in self.slots if slot.role == "fixed" or slot.name in self.shape.steady]
        return {name: self.load(name, lane) for name in steady}
