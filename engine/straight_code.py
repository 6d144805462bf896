"""Straight-line code from sympy expressions: one source of operations for every executor.

A formula and its derivatives become a list of assignments that use only ``+ - * /`` and the
functions of ``engine.maths``. Whole powers are products, common parts are computed once, and the
order of operations is fixed, so that torch, numpy and compiled code give the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.straight_special import SPECIAL

if TYPE_CHECKING:
    import sympy

FUNCTIONS = {
    "exp": "exp", "log": "log", "sin": "sin", "cos": "cos", "tan": "tan", "tanh": "tanh", "sinh": "sinh",
    "cosh": "cosh", "atan": "arctan", "asin": "arcsin", "acos": "arccos", "Abs": "absolute", "sign": "sign",
    "floor": "floor", "ceiling": "ceil", "Absolute": "absolute", "Sign": "sign", "Floor": "floor", "Ceiling": "ceil",
    "Step": "heaviside", "Larger": "maximum", "Smaller": "minimum",
}  # fmt: skip


@dataclass(frozen=True)
class StraightCode:
    """Assignments ``lines`` from ``arguments`` to the names ``results``; ``constants`` are the
    literals, by the names under which the lines use them; ``functions`` of engine.maths it calls.
    """

    arguments: tuple[str, ...]
    lines: tuple[str, ...]
    results: tuple[str, ...]
    constants: Mapping[str, float]
    functions: tuple[str, ...]

    def source(self, name: str) -> str:
        """A Python function of ``arguments`` that returns the tuple of results."""
        body = "\n    ".join((*self.lines, f"return ({', '.join(self.results)},)"))
        return f"def {name}({', '.join(self.arguments)}):\n    {body}\n"

    def function(self, constants: Mapping[str, Any]) -> Any:
        """The function itself, with the literals given as ``constants`` (numbers, or 0-d tensors)."""
        from engine import maths

        space: dict[str, Any] = {name: getattr(maths, name) for name in self.functions}
        space.update(constants)
        exec(compile(self.source("straight"), "<surface>", "exec"), space)  # our own code, made below from a tree
        return space["straight"]

    @cached_property
    def on_arrays(self) -> Any:
        """The function on numpy float64 arrays and numbers (Python's own raise where they divide by zero)."""
        return self.function({name: np.float64(value) for name, value in self.constants.items()})


def straight_code(arguments: Sequence[tuple[str, sympy.Symbol]], expressions: Sequence[sympy.Expr]) -> StraightCode:
    """Code that computes all ``expressions`` of the given symbols (paired with their argument names)."""
    import sympy

    temporaries = sympy.numbered_symbols("temporary")
    shared, reduced = sympy.cse(list(expressions), symbols=temporaries, optimizations="basic", order="canonical")
    writer = _Writer({symbol: name for name, symbol in arguments})
    for symbol, expression in shared:
        writer.names[symbol] = writer.keep(writer.write(expression))
    results = tuple(writer.keep(writer.write(expression)) for expression in reduced)
    return StraightCode(
        tuple(name for name, _ in arguments),
        tuple(writer.lines),
        results,
        dict(writer.constants),
        tuple(sorted(writer.functions)),
    )


class _Writer:
    """Writes one expression tree after the other; every operation becomes one assignment."""

    def __init__(self, names: dict[sympy.Symbol, str]) -> None:
        self.names = names
        self.lines: list[str] = []
        self.constants: dict[str, float] = {}
        self.functions: set[str] = set()
        self.known: dict[str, str] = {}

    def keep(self, text: str) -> str:
        """Assigns ``text`` to a fresh name, once per distinct text, and answers the name."""
        if text.isidentifier() and not text.startswith("k"):
            return text
        if text not in self.known:
            self.known[text] = f"t{len(self.lines)}"
            self.lines.append(f"{self.known[text]} = {text}")
        return self.known[text]

    def constant(self, value: float) -> str:
        for name, known in self.constants.items():
            if known == value:
                return name
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def write(self, node: sympy.Expr) -> str:
        import sympy

        if node in self.names:
            return self.names[node]
        if node.is_number and not node.has(sympy.Symbol):
            return self.number(node)
        if node.is_Add:
            return self.sum(node)
        if node.is_Mul:
            return self.product(node)
        if node.is_Pow:
            return self.power(node.base, node.exp)
        kind = type(node).__name__
        if kind not in FUNCTIONS and kind not in SPECIAL:
            raise ValueError(f"no code for {kind}")
        parts = [self.write(argument) for argument in node.args]
        return SPECIAL[kind](self, *parts) if kind in SPECIAL else self.call(FUNCTIONS[kind], *parts)

    def number(self, node: sympy.Expr) -> str:
        try:
            return self.constant(float(node))
        except TypeError:
            raise ValueError(f"{node} is not a real number") from None

    def call(self, name: str, *parts: str) -> str:
        """A function of engine.maths of the named values."""
        self.functions.add(name)
        return self.keep(f"{name}({', '.join(parts)})")

    def sum(self, node: sympy.Expr) -> str:
        terms = node.as_ordered_terms()
        positive = [t for t in terms if not t.could_extract_minus_sign()]
        negative = [-t for t in terms if t.could_extract_minus_sign()]
        if positive:
            text = self.write(positive[0])
        else:
            text = self.keep(f"-{self.write(negative.pop(0))}")
        for term in positive[1:]:
            text = self.keep(f"{text} + {self.write(term)}")
        for term in negative:
            text = self.keep(f"{text} - {self.write(term)}")
        return text

    def product(self, node: sympy.Expr) -> str:
        import sympy

        number, rest = node.as_coeff_Mul()
        above = [f for f in sympy.Mul.make_args(rest) if not (f.is_Pow and f.exp.is_number and f.exp.is_negative)]
        below = [sympy.Pow(f.base, -f.exp) for f in sympy.Mul.make_args(rest) if f not in above]
        text = None
        for factor in sorted(above, key=sympy.default_sort_key):
            written = self.write(factor)
            text = written if text is None else self.keep(f"{text} * {written}")
        if text is None:
            text = self.constant(float(number))
        elif number == -1:
            text = self.keep(f"-{text}")
        elif number != 1:
            text = self.keep(f"{self.constant(float(number))} * {text}")
        for factor in sorted(below, key=sympy.default_sort_key):
            text = self.keep(f"{text} / {self.write(factor)}")
        return text

    def power(self, base: sympy.Expr, exponent: sympy.Expr) -> str:
        import sympy

        if base == sympy.E:
            return self.call("exp", self.write(exponent))
        if exponent.is_Float and float(2 * exponent).is_integer():
            exponent = sympy.Rational(int(2 * exponent), 2)
        if exponent.is_number and exponent.is_negative:
            return self.keep(f"{self.constant(1.0)} / {self.write(sympy.Pow(base, -exponent))}")
        if exponent.is_Integer:
            return self.whole_power(self.write(base), int(exponent))
        if exponent.is_Rational and exponent.q == 2:
            root = self.call("sqrt", self.write(base))
            if exponent.p == 1:
                return root
            return self.keep(f"{root} * {self.whole_power(self.write(base), exponent.p // 2)}")
        return self.write(sympy.exp(exponent * sympy.log(base), evaluate=False))

    def whole_power(self, base: str, exponent: int) -> str:
        """base**exponent by squaring."""
        if exponent == 1:
            return base
        half = self.whole_power(base, exponent // 2)
        square = self.keep(f"{half} * {half}")
        return self.keep(f"{square} * {base}") if exponent % 2 else square
