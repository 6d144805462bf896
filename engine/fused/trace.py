"""Tracing: running a function once with stand-ins for its numbers, to learn which operations it does.

Blocks and surface code are pure and use nothing but operators and ``engine.maths``, so one call with
:class:`Traced` values writes down the very operations, in the very order, that the tensor executor
does on tensors. Python does its own arithmetic on literals meanwhile, as it does there. Equal
operations on equal operands are kept once.

Kinds of values: ``real`` in the working dtype; ``wide``, a Python number (the step counter and what
is computed from it and literals alone: float64, rounded to the dtype only where it meets a real, as
torch rounds a Python number that meets a tensor); ``flag``, the answer of a comparison; ``double``,
float64 in any case, inside the functions of :mod:`engine.fused.functions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["real", "wide", "flag", "double"]


class Untraceable(Exception):
    """A function does something that has no compiled counterpart; the message says what."""


@dataclass(frozen=True)
class Operation:
    """``name`` of the operands (indices of earlier operations). ``value`` is that of a constant, or
    the name of an input.
    """

    name: str
    operands: tuple[int, ...] = ()
    value: float | str | None = None
    kind: Kind = "real"


class Program:
    """Operations in order, without duplicates."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self._known: dict[Operation, int] = {}

    def add(self, operation: Operation) -> Traced:
        # 0.0 == -0.0 and 1 == True, so constants are told apart by their text
        key = Operation(operation.name, operation.operands, repr(operation.value), operation.kind)
        if key not in self._known:
            self._known[key] = len(self.operations)
            self.operations.append(operation)
        return Traced(self, self._known[key], operation.kind)

    def input(self, name: str, kind: Kind = "real") -> Traced:
        """A value that comes from outside."""
        return self.add(Operation("input", value=name, kind=kind))

    def constant(self, value: float, kind: Kind = "real") -> Traced:
        return self.add(Operation("constant", value=float(value), kind=kind))


class Traced:
    """A number that is not there yet; behaves under operators as a tensor of the tensor executor does."""

    __slots__ = ("index", "kind", "program")
    __array_ufunc__ = None  # numpy scalars leave the operation to us
    traced = True

    def __init__(self, program: Program, index: int, kind: Kind) -> None:
        self.program = program
        self.index = index
        self.kind = kind

    # -- building blocks

    def _lift(self, other: Any, kind: Kind) -> Traced:
        """``other`` (a value or a literal) as a value of ``kind``."""
        if not isinstance(other, Traced):
            if isinstance(other, bool) and kind == "flag":
                return self.program.add(Operation("constant", value=float(other), kind="flag"))
            try:
                return self.program.constant(float(other), "real" if kind == "flag" else kind)
            except (TypeError, ValueError):
                raise Untraceable(f"it computes with a {type(other).__name__}") from None
        if other.kind == kind:
            return other
        if kind in ("flag", "wide") or "double" in (kind, other.kind):
            raise Untraceable(f"it uses a {other.kind} as a {kind}")
        return self.program.add(Operation("convert", (other.index,), kind=kind))

    def _common(self, other: Any) -> Kind:
        """The kind in which this meets another value or a literal."""
        if self.kind in ("wide", "double") and (not isinstance(other, Traced) or other.kind == self.kind):
            return self.kind
        return "real"

    def _with(self, name: str, other: Any, swapped: bool = False) -> Traced:
        """An arithmetic operation with another value or a literal."""
        kind = self._common(other)
        if self.kind == "flag" and (not isinstance(other, Traced) or other.kind == "flag"):
            raise Untraceable("it does arithmetic with comparisons")
        left, right = self._lift(self, kind), self._lift(other, kind)
        if swapped:
            left, right = right, left
        if name == "multiply" and left.is_one:
            return right
        if name in ("multiply", "divide") and right.is_one:
            return left
        return self.program.add(Operation(name, (left.index, right.index), kind=kind))

    @property
    def is_one(self) -> bool:
        """Whether this is the literal 1: what it multiplies stays as it is, to the bit."""
        operation = self.program.operations[self.index]
        return operation.name == "constant" and operation.value == 1.0

    def _compared(self, name: str, other: Any) -> Traced:
        kind = self._common(other)
        left, right = self._lift(self, kind), self._lift(other, kind)
        return self.program.add(Operation(name, (left.index, right.index), kind="flag"))

    def _logical(self, name: str, other: Any) -> Traced:
        if self.kind != "flag":
            raise Untraceable("it joins numbers with & or |")
        return self.program.add(Operation(name, (self.index, self._lift(other, "flag").index), kind="flag"))

    def apply(self, name: str) -> Traced:
        """An operation on this value alone."""
        value = self._lift(self, "real") if self.kind == "flag" else self
        return self.program.add(Operation(name, (value.index,), kind=value.kind))

    def like(self, value: float) -> Traced:
        """A constant of this kind."""
        return self.program.constant(value, self.kind)

    def as_kind(self, kind: Kind) -> Traced:
        """This real as a double, or the other way round (rounded to the dtype)."""
        if self.kind == "wide":
            raise Untraceable("it takes a function of the step number alone")
        if self.kind == kind:
            return self
        return self.program.add(Operation("convert", (self.index,), kind=kind))

    def choose(self, yes: Any, no: Any) -> Traced:
        """``yes`` where this flag is set, else ``no``."""
        if self.kind != "flag":
            raise Untraceable("it chooses by a number")
        double = any(isinstance(value, Traced) and value.kind == "double" for value in (yes, no))
        kind: Kind = "double" if double else "real"
        chosen = [self._lift(value, kind) for value in (yes, no)]
        if chosen[0].index == chosen[1].index:
            return chosen[0]
        return self.program.add(Operation("choose", (self.index, *(value.index for value in chosen)), kind=kind))

    # -- operators

    def __add__(self, other: Any) -> Traced:
        return self._with("add", other)

    def __radd__(self, other: Any) -> Traced:
        return self._with("add", other, swapped=True)

    def __sub__(self, other: Any) -> Traced:
        return self._with("subtract", other)

    def __rsub__(self, other: Any) -> Traced:
        return self._with("subtract", other, swapped=True)

    def __mul__(self, other: Any) -> Traced:
        return self._with("multiply", other)

    def __rmul__(self, other: Any) -> Traced:
        return self._with("multiply", other, swapped=True)

    def __truediv__(self, other: Any) -> Traced:
        return self._with("divide", other)

    def __rtruediv__(self, other: Any) -> Traced:
        if self.kind != "real":
            return self._with("divide", other, swapped=True)
        inverse = self._with("divide", 1.0, swapped=True)  # torch divides a Python number so
        return inverse._with("multiply", other)

    def __pow__(self, exponent: Any) -> Traced:
        if isinstance(exponent, Traced) or exponent not in (1, 2, 3):
            raise Untraceable("it raises to a power other than 2 or 3")
        return self if exponent == 1 else self * self if exponent == 2 else self * self * self

    def __neg__(self) -> Traced:
        return self.apply("negative")

    def __pos__(self) -> Traced:
        return self

    def __abs__(self) -> Traced:
        return self.apply("absolute")

    def __lt__(self, other: Any) -> Traced:
        return self._compared("<", other)

    def __le__(self, other: Any) -> Traced:
        return self._compared("<=", other)

    def __gt__(self, other: Any) -> Traced:
        return self._compared(">", other)

    def __ge__(self, other: Any) -> Traced:
        return self._compared(">=", other)

    def __eq__(self, other: object) -> Traced:  # type: ignore[override]
        return self._compared("==", other)

    def __ne__(self, other: object) -> Traced:  # type: ignore[override]
        return self._compared("!=", other)

    __hash__ = None  # type: ignore[assignment]

    def __and__(self, other: Any) -> Traced:
        return self._logical("and", other)

    __rand__ = __and__

    def __or__(self, other: Any) -> Traced:
        return self._logical("or", other)

    __ror__ = __or__

    def __invert__(self) -> Traced:
        return self._logical("xor", True)

    def __bool__(self) -> bool:
        raise Untraceable("it decides by a number")

    def __float__(self) -> float:
        raise Untraceable("it needs a number as such")

    __int__ = __index__ = __float__

    def __getattr__(self, name: str) -> Any:
        raise Untraceable(f"it needs a whole tensor (.{name})")
