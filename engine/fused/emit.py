"""From traced operations to LLVM instructions on a row of lanes (one lane a run).

Every operation becomes one IEEE operation per lane, in the order in which it was traced, and nothing
is contracted or reordered (unless ``flags`` allow it), so each lane gives the bits that the tensor
executor gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from llvmlite import ir

from engine.fused.functions import FARTHEST

if TYPE_CHECKING:
    from engine.fused.trace import Program

ARITHMETIC = {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"}
INTRINSICS = {"absolute": "fabs", "sqrt": "sqrt", "floor": "floor", "ceil": "ceil", "rint": "rint"}
FAR = {"far_sin": "sin", "far_cos": "cos", "far_tan": "tan"}
MAGIC = 6755399441055744.0  # 3 * 2**51
ROOT_HALF = 0x3FE6A09E667F3BCD  # the bits of sqrt(1/2)
LOGICAL = {"and": "and_", "or": "or_", "xor": "xor"}
DOUBLE, FLOAT = ir.DoubleType(), ir.FloatType()
I1, I32, I64 = ir.IntType(1), ir.IntType(32), ir.IntType(64)
POINTER = ir.PointerType()


class Vector(ir.VectorType):  # type: ignore[misc]
    """A vector type that writes a constant with the same number everywhere in short (a third of the text)."""

    def format_constant(self, value: Any) -> str:
        if all(part is value[0] for part in value):
            return f"splat ({value[0].type} {value[0].get_reference()})"
        return str(super().format_constant(value))


class Lanes:
    """The vector types of a kernel: ``lanes`` numbers of the working type side by side (1: plain numbers)."""

    def __init__(self, module: ir.Module, dtype: str, lanes: int, flags: tuple[str, ...] = ()) -> None:
        self.module = module
        self.dtype = np.dtype(dtype)
        self.number: Any = FLOAT if dtype == "float32" else DOUBLE
        self.count = lanes
        self.flags = flags
        self.real = self.of(self.number)
        self.flag = self.of(I1)

    def of(self, element: Any) -> Any:
        """``element`` in every lane."""
        return element if self.count == 1 else Vector(element, self.count)

    def suffix(self, type_: Any) -> str:
        """How intrinsics spell a type: ``f64``, ``v16f32``."""
        if isinstance(type_, ir.VectorType):
            return f"v{type_.count}{self.suffix(type_.element)}"
        if isinstance(type_, ir.IntType):
            return f"i{type_.width}"
        return "f32" if type_ == FLOAT else "f64"

    def intrinsic(self, name: str, answer: Any, arguments: list[Any], *overloads: Any) -> ir.Function:
        """``llvm.<name>`` for the given overloaded types."""
        full = ".".join(["llvm", name, *("p0" if o == POINTER else self.suffix(o) for o in overloads)])
        known = self.module.globals.get(full)
        return known or ir.Function(self.module, ir.FunctionType(answer, arguments), full)

    def constant(self, value: Any, type_: Any) -> ir.Constant:
        """``value`` in every lane of ``type_`` (a vector or a plain type)."""
        if isinstance(type_, ir.VectorType):
            return ir.Constant(type_, [self.constant(value, type_.element)] * type_.count)
        if type_ == FLOAT:
            return ir.Constant(type_, float(np.float32(value)))
        if type_ == DOUBLE:
            return ir.Constant(type_, float(value))
        return ir.Constant(type_, int(value))

    def splat(self, builder: ir.IRBuilder, value: Any) -> Any:
        """A plain number in every lane."""
        if self.count == 1:
            return value
        vector = ir.VectorType(value.type, self.count)
        one = builder.insert_element(ir.Constant(vector, ir.Undefined), value, I32(0))
        return builder.shuffle_vector(
            one, ir.Constant(vector, ir.Undefined), ir.Constant(ir.VectorType(I32, self.count), None)
        )

    def any(self, builder: ir.IRBuilder, flags: Any) -> Any:
        """Whether a flag is set in any lane."""
        if self.count == 1:
            return flags
        return builder.call(self.intrinsic("vector.reduce.or", I1, [flags.type], flags.type), [flags])


def emit(lanes: Lanes, builder: ir.IRBuilder, program: Program, inputs: Mapping[str, Any]) -> list[Any]:
    """Instructions for every operation of ``program``; answers their values by index.

    ``inputs`` are values by name: of type ``lanes.real``, or a plain double for ``wide`` ones.
    """
    values: list[Any] = []
    for operation in program.operations:
        type_ = {"real": lanes.real, "wide": DOUBLE, "flag": lanes.flag, "double": lanes.of(DOUBLE)}[operation.kind]
        given = [values[index] for index in operation.operands]
        values.append(_one(lanes, builder, operation, type_, given, inputs, program))
    return values


def _one(
    lanes: Lanes,
    builder: ir.IRBuilder,
    operation: Any,
    type_: Any,
    given: list[Any],
    inputs: Mapping[str, Any],
    program: Program,
) -> Any:
    name = operation.name
    if name == "input":
        return inputs[operation.value]
    if name == "constant":
        return lanes.constant(operation.value, type_)
    flags = lanes.flags if type_ is lanes.real else ()  # elementary functions count on every rounding of theirs
    if name in ARITHMETIC:
        return getattr(builder, ARITHMETIC[name])(*given, flags=flags)
    if name == "negative":
        return builder.fneg(given[0])
    if name in INTRINSICS:
        return builder.call(lanes.intrinsic(INTRINSICS[name], type_, [type_], type_), given, fastmath=flags)
    if name in LOGICAL:
        return getattr(builder, LOGICAL[name])(*given)
    if name == "choose":
        return builder.select(*given)
    if name == "convert":
        return _converted(lanes, builder, given[0], program.operations[operation.operands[0]].kind, type_)
    if name in BITS:
        return BITS[name](lanes, builder, given[0])
    if name in FAR:
        return _far(lanes, builder, FAR[name], given[0])
    compared = builder.fcmp_unordered if name == "!=" else builder.fcmp_ordered
    flag = compared(name, *given)
    wide = program.operations[operation.operands[0]].kind == "wide"
    return lanes.splat(builder, flag) if wide else flag


def _converted(lanes: Lanes, builder: ir.IRBuilder, value: Any, kind: str, type_: Any) -> Any:
    if kind == "flag":
        return builder.select(value, lanes.constant(1.0, type_), lanes.constant(0.0, type_))
    if kind == "wide":
        return lanes.splat(builder, builder.fptrunc(value, FLOAT) if lanes.number == FLOAT else value)
    if lanes.number == DOUBLE:
        return value
    return builder.fptrunc(value, type_) if kind == "double" else builder.fpext(value, type_)


def _power2(lanes: Lanes, builder: ir.IRBuilder, n: Any) -> Any:
    """2**n for whole n from -1022 to 1023: adding 3 * 2**51 leaves n in the lowest bits."""
    bits, magic = lanes.of(I64), lanes.constant(MAGIC, lanes.of(DOUBLE))
    low = builder.add(builder.bitcast(builder.fadd(n, magic), bits), lanes.constant(1023, bits))
    return builder.bitcast(builder.shl(low, lanes.constant(52, bits)), lanes.of(DOUBLE))


def _split(lanes: Lanes, builder: ir.IRBuilder, x: Any) -> tuple[Any, Any]:
    """Bits of x, and k + 1024 where x = m * 2**k with m from sqrt(1/2) to sqrt(2)."""
    bits = lanes.of(I64)
    raw = builder.bitcast(x, bits)
    return raw, builder.lshr(builder.add(raw, lanes.constant((1024 << 52) - ROOT_HALF, bits)), lanes.constant(52, bits))


def _exponent(lanes: Lanes, builder: ir.IRBuilder, x: Any) -> Any:
    _, k = _split(lanes, builder, x)
    magic = lanes.constant(MAGIC, lanes.of(DOUBLE))
    shifted = builder.add(builder.bitcast(magic, k.type), builder.sub(k, lanes.constant(1024, k.type)))
    return builder.fsub(builder.bitcast(shifted, lanes.of(DOUBLE)), magic)


def _significand(lanes: Lanes, builder: ir.IRBuilder, x: Any) -> Any:
    raw, k = _split(lanes, builder, x)
    k = builder.shl(builder.sub(k, lanes.constant(1024, k.type)), lanes.constant(52, k.type))
    return builder.bitcast(builder.sub(raw, k), lanes.of(DOUBLE))


BITS = {"power2": _power2, "exponent": _exponent, "significand": _significand}


def _far(lanes: Lanes, builder: ir.IRBuilder, name: str, x: Any) -> Any:
    """The system's sine, cosine or tangent lane by lane, if any lane is far out; else anything."""
    type_, function = lanes.of(DOUBLE), builder.function
    library = lanes.module.globals.get(name) or ir.Function(lanes.module, ir.FunctionType(DOUBLE, [DOUBLE]), name)
    size = builder.call(lanes.intrinsic("fabs", type_, [type_], type_), [x])
    flags = builder.fcmp_ordered(">", size, lanes.constant(FARTHEST, type_))
    before, slow, after = builder.block, function.append_basic_block(), function.append_basic_block()
    builder.cbranch(lanes.any(builder, flags), slow, after)
    builder.position_at_end(slow)
    if lanes.count == 1:
        found = builder.call(library, [x])
    else:
        found = x
        for lane in range(lanes.count):
            one = builder.call(library, [builder.extract_element(x, I32(lane))])
            found = builder.insert_element(found, one, I32(lane))
    builder.branch(after)
    builder.position_at_end(after)
    answer = builder.phi(type_)
    answer.add_incoming(x, before)
    answer.add_incoming(found, slow)
    return answer
