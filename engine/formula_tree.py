"""The tree of a formula, and the walks over it: its value, its sympy expression, its Python source.

Every node is a number, a name, ``negative``, an arithmetic operator or a function of
:mod:`engine.formula_functions`; there is nothing else that a walk could meet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.formula_functions import FUNCTIONS

ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
}


@dataclass(frozen=True)
class Node:
    """``op`` with its arguments; ``value`` is the number of a ``number`` and the name of a ``name``
    or ``constant`` (pi, e). ``known`` is the value of a subtree without free names; ``degree`` bounds
    the power that a symbolic expansion of the subtree could reach.
    """

    op: str
    args: tuple[Node, ...] = ()
    value: Any = None
    known: float | None = None
    degree: float = 1.0


def compute(node: Node, arrays: Mapping[str, Any]) -> Any:
    """The value of the tree for ``arrays`` by name, elementwise."""
    if node.known is not None:
        return node.known
    if node.op == "name":
        return arrays[node.value]
    args = [compute(arg, arrays) for arg in node.args]
    if node.op == "negative":
        return -args[0]
    if node.op in ARITHMETIC:
        return ARITHMETIC[node.op](*args)
    return FUNCTIONS[node.op].compute(*args)


def build(node: Node, symbols: Mapping[str, Any], sympy: Any) -> Any:
    """The sympy expression; whole numbers become exact, others the same float64."""
    if node.op == "number":
        return sympy.Integer(int(node.value)) if node.value == int(node.value) else sympy.Float(node.value)
    if node.op == "constant":
        return sympy.pi if node.value == "pi" else sympy.E
    if node.op == "name":
        return symbols[node.value]
    args = [build(arg, symbols, sympy) for arg in node.args]
    if node.op == "negative":
        return -args[0]
    if node.op in ("//", "%"):
        whole = FUNCTIONS["floor"].sympy(sympy, args[0] / args[1])
        return whole if node.op == "//" else args[0] - args[1] * whole
    if node.op in ARITHMETIC:
        return ARITHMETIC[node.op](*args)
    return FUNCTIONS[node.op].sympy(sympy, *args)


def source(node: Node) -> str:
    """Python source over ``np`` with the same value; every operation in its own parentheses."""
    if node.op == "number":
        return repr(int(node.value)) if node.value == int(node.value) and node.value < 1e15 else repr(node.value)
    if node.op == "constant":
        return f"np.{node.value}"
    if node.op == "name":
        return str(node.value)
    args = [source(arg) for arg in node.args]
    if node.op == "negative":
        return f"(-{args[0]})"
    if node.op in ARITHMETIC:
        return f"({args[0]} {node.op} {args[1]})"
    template = FUNCTIONS[node.op].source
    if "{0}" in template:
        return f"({template.format(*args)})"
    folded = args[0]
    if FUNCTIONS[node.op].most <= 2 or len(args) == 1:
        return f"{template}({', '.join(args)})"
    for arg in args[1:]:
        folded = f"{template}({folded}, {arg})"
    return folded
