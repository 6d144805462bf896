"""LaTeX of a formula in the shape in which it was typed: nothing is simplified or reordered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.formula_functions import FUNCTIONS

if TYPE_CHECKING:
    from engine.formula_tree import Node

LETTERS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
POWERED = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh", "log", "ln"})  # written sin²(x), not (sin(x))²
APPLIED, ATOM = 5, 6


def latex(node: Node) -> str:
    """LaTeX of the tree."""
    return _write(node)[0]


def name_latex(name: str) -> str:
    r"""A name as LaTeX: ``x1`` is x with a subscript, ``theta`` the Greek letter, ``step`` upright."""
    stem, number = re.fullmatch(r"(.*?)_?(\d*)", name, re.DOTALL).groups()  # type: ignore[union-attr]
    stem = LETTERS.get(stem, stem)
    if stem in LETTERS.values():
        written = "\\" + stem
    else:
        written = stem if len(stem) == 1 else r"\mathrm{" + stem.replace("_", r"\_") + "}"
    return f"{written}_{{{number}}}" if number else written


def _write(node: Node) -> tuple[str, int]:
    """LaTeX and how tightly its outermost operation binds."""
    if node.op == "number":
        return _number(node.value)
    if node.op == "constant":
        return (r"\pi" if node.value == "pi" else "e"), ATOM
    if node.op == "name":
        return name_latex(node.value), ATOM
    args = [_write(arg) for arg in node.args]
    if node.op == "negative":
        return "-" + _inside(args[0], 2), 2
    if node.op in ("/", "//"):
        fraction = rf"\frac{{{args[0][0]}}}{{{args[1][0]}}}"
        return (fraction, 4) if node.op == "/" else (rf"\left\lfloor {fraction} \right\rfloor", ATOM)
    if node.op == "**" and node.args[0].op in POWERED:
        inner = ", ".join(latex(arg) for arg in node.args[0].args)
        return rf"{FUNCTIONS[node.args[0].op].latex}^{{{args[1][0]}}}\left({inner}\right)", ATOM
    if node.op == "**":
        return f"{_inside(args[0], ATOM)}^{{{args[1][0]}}}", 5
    if node.op == "*":
        right = _inside(args[1], 3 if args[1][1] > 3 else 4)
        sign = r" \cdot " if right[0].isdigit() or right.startswith(r"\frac") else r"\, "
        return _inside(args[0], 3) + sign + right, 3
    if node.op == "%":
        return rf"{_inside(args[0], 3)} \bmod {_inside(args[1], 4)}", 3
    if node.op in ("+", "-"):
        return f"{_inside(args[0], 1)} {node.op} {_inside(args[1], 3)}", 1
    template = FUNCTIONS[node.op].latex
    if "{0}" in template:
        return template.format(args[0][0]), ATOM
    return rf"{template}\left({', '.join(text for text, _ in args)}\right)", APPLIED


def _inside(written: tuple[str, int], at_least: int) -> str:
    """In parentheses where it binds less tightly than its surroundings."""
    text, binding = written
    return text if binding >= at_least else rf"\left({text}\right)"


def _number(value: float) -> tuple[str, int]:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value)), ATOM if value >= 0 else 2
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return mantissa, ATOM
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}", 3
