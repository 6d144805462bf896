"""What is known of a surface, to be read: formula, partial derivatives, exact Hessian, minima, source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.formula_latex import name_latex
from engine.problem import problems
from engine.surface import Surface

if TYPE_CHECKING:
    import sympy

    from engine.surface_formula import Formula

MOST_WRITTEN = 3
"""Parameters up to which every entry of the Hessian is written; of more the gradient alone, up to eight."""
MOST_GRADIENT = 8
WRITTEN = {
    "Sign": r"\operatorname{sgn}", "Step": r"\operatorname{step}", "Larger": r"\max", "Smaller": r"\min",
    "Sigmoid": r"\sigma", "Softplus": r"\operatorname{softplus}", "LogCosh": r"\operatorname{logcosh}",
    "Angle": r"\operatorname{atan2}",
}  # fmt: skip
"""How the functions of `engine.formula_special` are written."""


@dataclass(frozen=True)
class SurfaceFacts:
    """LaTeX of the loss and of each derivative (an equation each); what is known of the minima.

    ``minima`` are all known global ones, ``lowest`` the loss there; ``curvatures`` the eigenvalues, falling, of the
    Hessian at the first. Empty or None where nothing is known.
    """

    title: str
    help: str
    source: str
    variables: tuple[str, ...]
    loss: str
    gradient: tuple[str, ...]
    hessian: tuple[str, ...]
    minima: tuple[tuple[float, ...], ...]
    lowest: float | None
    curvatures: tuple[float, ...]


def facts(problem: Mapping[str, Any]) -> SurfaceFacts:
    """The facts of a surface given as a spec's table, with its knobs: ``{"name": "rosenbrock", "b": 50.0}``.

    Raises InputError for a problem that is no surface, and for knobs that it refuses.
    """
    surface = problems[problem["name"]]
    if not isinstance(surface, Surface):
        raise InputError(f"{surface.name}: is no surface", "problem")
    values = surface.values({key: value for key, value in problem.items() if key != "name"})
    formula, minima = surface.formula(values), surface.minima(values)
    count = len(formula.variables)
    curvatures: tuple[float, ...] = ()
    if minima:
        matrix = formula.hessian(minima[0], tuple(surface.parameters(values).values()))
        if np.isfinite(matrix).all():
            curvatures = tuple(np.linalg.eigvalsh(matrix)[::-1].tolist())
    return SurfaceFacts(
        surface.title,
        surface.help,
        surface.source,
        formula.variables,
        "f = " + formula.latex,
        _gradient(formula) if count <= MOST_GRADIENT else (),
        _hessian(formula) if count <= MOST_WRITTEN else (),
        minima,
        surface.lowest(values),
        curvatures,
    )


def _gradient(formula: Formula) -> tuple[str, ...]:
    return tuple(
        rf"\frac{{\partial f}}{{\partial {name_latex(name)}}} = {_latex(formula, partial)}"
        for name, partial in zip(formula.variables, formula.partials, strict=True)
    )


def _hessian(formula: Formula) -> tuple[str, ...]:
    """The upper triangle, row by row."""
    from engine.formula_special import derivative

    found = []
    for row, (one, partial) in enumerate(zip(formula.variables, formula.partials, strict=True)):
        for other in formula.variables[row:]:
            below = rf"\partial {name_latex(one)}"
            below = rf"{below}^2" if one == other else rf"{below} \, \partial {name_latex(other)}"
            entry = derivative(partial, formula.symbols[other])
            found.append(rf"\frac{{\partial^2 f}}{{{below}}} = {_latex(formula, entry)}")
    return tuple(found)


def _latex(formula: Formula, expression: sympy.Expr) -> str:
    import sympy

    from engine.formula_special import Hypot, Share

    names = {symbol: name_latex(name) for name, symbol in formula.symbols.items()}
    plain = expression.replace(lambda node: isinstance(node, (Share, Hypot)), lambda node: node.plain())
    text = str(sympy.latex(plain, symbol_names=names, mul_symbol=r" \, "))
    for own, written in WRITTEN.items():
        text = text.replace(rf"\operatorname{{{own}}}", written)
    return text
