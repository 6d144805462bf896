"""Surfaces: problems whose loss is a formula of a few parameters.

One formula gives everything: LaTeX, loss and gradient for both executors, the exact Hessian, the
contour (:mod:`engine.surface_formula`). A surface adds what is known about it: minima, the part worth
showing, knobs, source. Every surface can add noise to its gradient.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engine.errors import InputError
from engine.knob import Knob
from engine.problem import Objective, Problem, Setting
from engine.surface_formula import Formula, formula

__all__ = ["MOST", "NOISE", "Formula", "Surface", "coordinates", "factor", "formula", "start_knob", "surface"]

Values = Mapping[str, Any]
Points = tuple[tuple[float, ...], ...]
Window = tuple[float, float, float, float]

MOST = 50
"""Parameters of a surface: more would make formulas that take seconds to differentiate."""

NOISE = Knob(
    "noise",
    0.0,
    low=0.0,
    high=1e6,
    soft=(0.0, 2.0),
    symbol="s",
    help="Standard deviation of normal noise on every partial derivative, as batches cause it. The loss stays exact.",
)


@dataclass(frozen=True)
class Surface(Problem):
    """A declaration of a formula surface in ``engine/problems``; make one with :func:`surface`.

    ``window`` is the part worth showing (low x, high x, low y, high y), of the first two parameters. ``minima``
    are the known global minima, each with all coordinates; ``minimum`` is the loss there, for as many
    parameters as the default start has (with ``adds_up`` it grows with their number). ``least`` is
    the smallest number of parameters where the length of ``start`` decides it.
    """

    kind: Literal["surface", "network"] = "surface"
    text: Callable[[Values], str] = lambda values: ""
    variables: Callable[[Values], tuple[str, ...]] = lambda values: ("x", "y")
    parameters: Callable[[Values], dict[str, float]] = lambda values: {}
    window: Window = (-1.0, 1.0, -1.0, 1.0)
    minima: Callable[[Values], Points] = lambda values: ()
    minimum: float | None = None
    adds_up: bool = False
    least: int = 1

    def __post_init__(self) -> None:
        if all(knob.name != NOISE.name for knob in self.knobs):
            object.__setattr__(self, "knobs", (*self.knobs, NOISE))

    def formula(self, values: Values) -> Formula:
        return formula(self.text(values), self.variables(values), tuple(self.parameters(values)))

    def lowest(self, values: Values) -> float | None:
        """The loss at the known global minima; None when none are known."""
        if self.minimum is None or not self.minima(values):
            return None
        usual = next(knob for knob in self.knobs if knob.name == "start")
        return self.minimum * len(values["start"]) / len(usual.default) if self.adds_up else self.minimum

    def view(self, values: Values) -> Window:
        """The part worth showing for these values."""
        return self.window

    def objective(self, values: Values, setting: Setting) -> Objective:
        from engine.surface_objective import SurfaceObjective

        return SurfaceObjective(self, values, setting)

    def check(self, values: Values) -> None:
        count = len(values["start"])
        if not self.least <= count <= MOST:
            raise InputError(f"start has {count} numbers: {self.name} takes {self.least} to {MOST}")
        wanted = self.variables(values)
        if count != len(wanted):
            raise InputError(
                f"start = {list(values['start'])}: {self.name} needs {len(wanted)} number{'s' * (len(wanted) != 1)} "
                f"({', '.join(wanted)})"
            )


def surface(
    name: str,
    title: str,
    text: str | Callable[[tuple[str, ...]], str],
    start: Sequence[float],
    window: Window,
    *,
    variables: tuple[str, ...] = ("x", "y"),
    parameters: tuple[Knob, ...] = (),
    minima: Points | Callable[[Values], Points] = (),
    minimum: float | None = None,
    adds_up: bool = False,
    least: int = 1,
    noise: float = 0.0,
    help: str = "",
    source: str = "",
) -> Surface:
    """A surface with a fixed formula: ``surface("booth", "Booth", "(x + 2*y - 7)^2 + …", …)``.

    With a function from names to a formula as ``text`` the surface has as many parameters as ``start`` has
    numbers. ``parameters`` are knobs that the formula uses by name. The start point becomes the knob ``start``.
    """
    names = variables
    write = text if callable(text) else lambda _: text
    return Surface(
        name=name,
        title=title,
        knobs=(start_knob(start), *parameters, NOISE.with_(default=noise)),
        help=help,
        source=source,
        text=lambda values: write(coordinates(len(values["start"])) if callable(text) else names),
        variables=(lambda values: coordinates(len(values["start"]))) if callable(text) else (lambda values: names),
        parameters=lambda values: {knob.name: values[knob.name] for knob in parameters},
        window=window,
        minima=minima if callable(minima) else lambda values: minima,
        minimum=minimum,
        adds_up=adds_up,
        least=least,
    )


def coordinates(count: int) -> tuple[str, ...]:
    """The names of a surface's parameters: x and y, or x0, x1, …"""
    return ("x", "y") if count == 2 else tuple(f"x{i}" for i in range(count))


def start_knob(default: Sequence[float]) -> Knob:
    """The start point of a surface."""
    return Knob("start", tuple(float(v) for v in default), kind="reals", live=False, help="Where every run starts.")


def factor(name: str, default: float, soft: tuple[float, float], help: str) -> Knob:
    """A parameter above 0 whose slider is logarithmic."""
    return Knob(name, default, low=0.0, high=1e6, low_open=True, scale="log", soft=soft, help=help)
