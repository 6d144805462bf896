"""Formulas typed by a person, read without ever running them.

``parse("x² + 3(y − 1)²", ["x", "y"])`` answers a :class:`Formula`, which can be computed with numpy,
built as a sympy expression, and written as LaTeX or Python. No text of a user reaches ``eval``,
``exec`` or sympy's own parsers (they run code), and all sizes are bounded (length, nesting,
exponents, constants), so that ``9**9**9`` is refused and not computed.

Grammar: numbers, allowed names, ``pi`` and ``e``, ``+ - * / // % **`` or ``^``, parentheses, the functions of
:mod:`engine.formula_functions`. A product sign may be left out (``2x``, ``3(x+1)``, ``x y``) and binds like ``*``,
so ``1/2x`` is x/2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.formula_latex import latex
from engine.formula_parser import Parser
from engine.formula_text import MAX_LENGTH, FormulaError, refuse
from engine.formula_tree import Node, build, compute, source

__all__ = ["Formula", "FormulaError", "parse"]


@dataclass(frozen=True)
class Formula:
    """A formula that has been read; ``names`` are its free names in order of appearance."""

    text: str
    tree: Node
    names: tuple[str, ...]

    def numpy(self, **arrays: Any) -> Any:
        """Its value, elementwise over ``arrays`` by name (they broadcast); NaN or inf where it has none."""
        ready = {}
        for name in self.names:
            array = np.asarray(arrays[name])
            ready[name] = array if array.dtype.kind == "f" else array.astype(np.float64)
        with np.errstate(all="ignore"):
            value = compute(self.tree, ready)
        return np.float64(value) if isinstance(value, float) else value

    def sympy(self, symbols: Mapping[str, Any]) -> Any:
        """The sympy expression, built node by node, with ``symbols`` for its names."""
        import sympy

        return build(self.tree, symbols, sympy)

    def latex(self) -> str:
        """LaTeX in the shape that was typed (nothing is simplified)."""
        return latex(self.tree)

    def source(self) -> str:
        """Python source over ``np`` with the same value."""
        return source(self.tree)


def parse(text: str, allowed_names: Iterable[str]) -> Formula:
    """Read ``text``, a formula in ``allowed_names``; a FormulaError says what is wrong, and where."""
    if not isinstance(text, str):
        raise FormulaError(f"formula = {repr(text)[:60]}: must be a text", 0)
    return _parse(text, tuple(allowed_names))


@lru_cache(maxsize=256)
def _parse(text: str, allowed: tuple[str, ...]) -> Formula:
    if len(text) > MAX_LENGTH:
        raise refuse(text, MAX_LENGTH, f"{len(text)} characters are too many; at most {MAX_LENGTH}")
    parser = Parser(text, allowed)
    return Formula(text, parser.tree, tuple(parser.names))
