"""Surfaces: problems whose loss is a formula of a few parameters.

One formula gives everything: LaTeX, loss and gradient for both executors, the exact Hessian, the
contour. Parameters of the formula (the ``b`` of Rosenbrock's valley) stay symbols, so each run of a
batch may have its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.errors import InputError
from engine.knob import Knob
from engine.problem import Objective, Problem, Setting
from engine.straight_code import StraightCode, straight_code

if TYPE_CHECKING:
    import sympy

Array = NDArray[np.float64]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Formula:
    """A loss formula: ``text`` in variables and parameters (names), in that order of arguments."""

    text: str
    variables: tuple[str, ...]
    parameters: tuple[str, ...] = ()

    @cached_property
    def symbols(self) -> dict[str, sympy.Symbol]:
        import sympy

        return {name: sympy.Symbol(name, real=True) for name in (*self.variables, *self.parameters)}

    @cached_property
    def expression(self) -> sympy.Expr:
        from engine.formula import parse

        return parse(self.text, list(self.symbols)).sympy(self.symbols)

    @cached_property
    def latex(self) -> str:
        import sympy

        return str(sympy.latex(self.expression))

    @cached_property
    def _arguments(self) -> list[tuple[str, sympy.Symbol]]:
        named = [(f"x{i}", self.symbols[name]) for i, name in enumerate(self.variables)]
        return named + [(f"p{i}", self.symbols[name]) for i, name in enumerate(self.parameters)]

    @cached_property
    def loss_code(self) -> StraightCode:
        """Code for the loss alone (contours)."""
        return straight_code(self._arguments, [self.expression])

    @cached_property
    def gradient_code(self) -> StraightCode:
        """Code for the loss and each partial derivative: results (f, g0, g1, …)."""
        partials = [self.expression.diff(self.symbols[name]) for name in self.variables]
        return straight_code(self._arguments, [self.expression, *partials])

    @cached_property
    def hessian_code(self) -> StraightCode:
        """Code for the upper triangle of the Hessian, row by row."""
        symbols = [self.symbols[name] for name in self.variables]
        upper = [self.expression.diff(a, b) for i, a in enumerate(symbols) for b in symbols[i:]]
        return straight_code(self._arguments, upper)

    def loss(self, point: Sequence[Array | float], parameters: Sequence[Array | float] = ()) -> Array:
        """The loss in float64 at points given as one array (any common shape) per variable."""
        with np.errstate(all="ignore"):
            (value,) = self.loss_code.on_arrays(*point, *parameters)
        return np.broadcast_to(value, np.broadcast_shapes(*(np.shape(p) for p in point)))

    def gradient(self, point: Sequence[float], parameters: Sequence[float] = ()) -> Array:
        """The gradient ``(D,)`` in float64 at one point."""
        with np.errstate(all="ignore"):
            return np.array(self.gradient_code.on_arrays(*map(np.float64, point), *parameters)[1:], dtype=np.float64)

    def hessian(self, point: Sequence[float], parameters: Sequence[float] = ()) -> Array:
        """The exact Hessian ``(D, D)`` in float64 at one point."""
        size = len(self.variables)
        with np.errstate(all="ignore"):
            upper = iter(self.hessian_code.on_arrays(*map(np.float64, point), *parameters))
        matrix = np.zeros((size, size))
        for i in range(size):
            for j in range(i, size):
                matrix[i, j] = matrix[j, i] = next(upper)
        return matrix


@lru_cache(maxsize=256)
def formula(text: str, variables: tuple[str, ...], parameters: tuple[str, ...] = ()) -> Formula:
    """A formula, its code generated once per process."""
    return Formula(text, variables, parameters)


@dataclass(frozen=True)
class Surface(Problem):
    """A declaration of a formula surface in ``engine/problems``; make one with :func:`surface`.

    ``window`` is the part worth showing (low x, high x, low y, high y); ``minima`` are known global
    minima, each with all coordinates, at which the loss is ``minimum``.
    """

    kind: Literal["surface", "network"] = "surface"
    text: Callable[[Values], str] = lambda values: ""
    variables: Callable[[Values], tuple[str, ...]] = lambda values: ("x", "y")
    parameters: Callable[[Values], dict[str, float]] = lambda values: {}
    window: tuple[float, float, float, float] = (-1.0, 1.0, -1.0, 1.0)
    minima: Callable[[Values], tuple[tuple[float, ...], ...]] = lambda values: ()
    minimum: float | None = None

    def formula(self, values: Values) -> Formula:
        return formula(self.text(values), self.variables(values), tuple(self.parameters(values)))

    def objective(self, values: Values, setting: Setting) -> Objective:
        from engine.surface_objective import SurfaceObjective

        return SurfaceObjective(self, values, setting)

    def check(self, values: Values) -> None:
        wanted = self.variables(values)
        if len(values["start"]) != len(wanted):
            raise InputError(
                f"start = {list(values['start'])}: {self.name} needs {len(wanted)} numbers ({', '.join(wanted)})"
            )


def surface(
    name: str,
    title: str,
    text: str,
    start: Sequence[float],
    window: tuple[float, float, float, float],
    *,
    variables: tuple[str, ...] = ("x", "y"),
    parameters: tuple[Knob, ...] = (),
    minima: tuple[tuple[float, ...], ...] = (),
    minimum: float | None = None,
    help: str = "",
    source: str = "",
) -> Surface:
    """A surface with a fixed formula: ``surface("booth", "Booth", "(x + 2*y - 7)^2 + …", …)``.

    ``parameters`` are knobs that the formula uses by name. The start point becomes the knob ``start``.
    """
    return Surface(
        name=name,
        title=title,
        knobs=(start_knob(start), *parameters),
        help=help,
        source=source,
        text=lambda values: text,
        variables=lambda values: variables,
        parameters=lambda values: {knob.name: values[knob.name] for knob in parameters},
        window=window,
        minima=lambda values: minima,
        minimum=minimum,
    )


def start_knob(default: Sequence[float]) -> Knob:
    """The start point of a surface."""
    return Knob("start", tuple(float(v) for v in default), kind="reals", live=False, help="Where every run starts.")
