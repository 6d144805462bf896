"""The loss formula of a surface, and all that follows from it: LaTeX, gradient, exact Hessian, code.

Parameters of the formula (the ``b`` of Rosenbrock's valley) stay symbols, so each run of a batch may have its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.straight_code import StraightCode, straight_code

if TYPE_CHECKING:
    import sympy

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Formula:
    """A loss formula: ``text`` in variables and parameters (names), in that order of arguments."""

    text: str
    variables: tuple[str, ...]
    parameters: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Variables, then parameters."""
        return (*self.variables, *self.parameters)

    @cached_property
    def symbols(self) -> dict[str, sympy.Symbol]:
        import sympy

        return {name: sympy.Symbol(name, real=True) for name in self.names}

    @cached_property
    def expression(self) -> sympy.Expr:
        from engine.formula import parse

        return parse(self.text, self.names).sympy(self.symbols)

    @property
    def latex(self) -> str:
        """LaTeX in the shape in which the formula is written."""
        from engine.formula import parse

        return parse(self.text, self.names).latex()

    @cached_property
    def _arguments(self) -> list[tuple[str, sympy.Symbol]]:
        named = [(f"x{i}", self.symbols[name]) for i, name in enumerate(self.variables)]
        return named + [(f"p{i}", self.symbols[name]) for i, name in enumerate(self.parameters)]

    @cached_property
    def loss_code(self) -> StraightCode:
        """Code for the loss alone (contours)."""
        return straight_code(self._arguments, [self.expression])

    @cached_property
    def partials(self) -> list[sympy.Expr]:
        """The partial derivative by each variable."""
        from engine.formula_special import derivative

        return [derivative(self.expression, self.symbols[name]) for name in self.variables]

    @cached_property
    def gradient_code(self) -> StraightCode:
        """Code for the loss and each partial derivative: results (f, g0, g1, …)."""
        return straight_code(self._arguments, [self.expression, *self.partials])

    @cached_property
    def hessian_code(self) -> StraightCode:
        """Code for the upper triangle of the Hessian, row by row."""
        from engine.formula_special import derivative

        symbols = [self.symbols[name] for name in self.variables]
        upper = [derivative(partial, b) for i, partial in enumerate(self.partials) for b in symbols[i:]]
        return straight_code(self._arguments, upper)

    def loss(self, point: Sequence[Array | float], parameters: Sequence[Array | float] = ()) -> Array:
        """The loss in float64 at points given as one array (any common shape) per variable."""
        (value,) = _computed(self.loss_code, point, parameters)
        return np.broadcast_to(value, np.broadcast_shapes(*(np.shape(p) for p in point)))

    def gradient(self, point: Sequence[float], parameters: Sequence[float] = ()) -> Array:
        """The gradient ``(D,)`` in float64 at one point."""
        return np.array(_computed(self.gradient_code, point, parameters)[1:], dtype=np.float64)

    def hessian(self, point: Sequence[float], parameters: Sequence[float] = ()) -> Array:
        """The exact Hessian ``(D, D)`` in float64 at one point."""
        size = len(self.variables)
        row, column = np.triu_indices(size)
        matrix = np.empty((size, size))
        matrix[row, column] = matrix[column, row] = _computed(self.hessian_code, point, parameters)
        return matrix


def _computed(code: StraightCode, point: Sequence[Array | float], parameters: Sequence[Array | float]) -> list[Array]:
    """What the code answers in float64; NaN or infinity where the formula has no value."""
    given = [np.float64(value) if np.ndim(value) == 0 else np.asarray(value) for value in (*point, *parameters)]
    with np.errstate(all="ignore"):
        return list(code.on_arrays(*given))


@lru_cache(maxsize=256)
def formula(text: str, variables: tuple[str, ...], parameters: tuple[str, ...] = ()) -> Formula:
    """A formula, its code generated once per process."""
    return Formula(text, variables, parameters)
