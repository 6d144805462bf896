"""The functions a formula may use: how each is computed, written in sympy, LaTeX and Python.

``compute`` works elementwise on numpy arrays; ``sympy`` builds the expression from sympy itself, or from
:mod:`engine.formula_special` (both imported late); ``latex`` and ``source`` are templates for the arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

CONSTANTS = {"pi": float(np.pi), "e": float(np.e)}


@dataclass(frozen=True)
class Function:
    """One function: ``least`` to ``most`` arguments. A template without ``{0}`` is a plain name."""

    least: int
    most: int
    compute: Callable[..., Any]
    sympy: Callable[..., Any]
    latex: str
    source: str


def _sigmoid(x: Any) -> Any:
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, small) / (1.0 + small)


def _one(name: str, latex: str, sympy_name: str = "", numpy_name: str = "") -> Function:
    """A function of one argument that numpy and sympy have under nearly the same name."""
    numpy_name = numpy_name or name
    return Function(
        1, 1, getattr(np, numpy_name), lambda s, x: getattr(s, sympy_name or name)(x), latex, f"np.{numpy_name}"
    )


def _special(name: str) -> Callable[..., Any]:
    """The function ``name`` of engine.formula_special; two at a time where it takes two and more are given."""

    def build(_: Any, *args: Any) -> Any:
        from engine import formula_special

        function = getattr(formula_special, name)
        return reduce(function, args) if name in ("Larger", "Smaller") else function(*args)

    return build


def _logcosh(x: Any) -> Any:
    return np.logaddexp(x, -x) - np.log(2.0)


MANY = 12
MOST = 64

FUNCTIONS: dict[str, Function] = {
    "sin": _one("sin", r"\sin"),
    "cos": _one("cos", r"\cos"),
    "tan": _one("tan", r"\tan"),
    "asin": _one("asin", r"\arcsin", numpy_name="arcsin"),
    "acos": _one("acos", r"\arccos", numpy_name="arccos"),
    "atan": _one("atan", r"\arctan", numpy_name="arctan"),
    "atan2": Function(2, 2, np.arctan2, _special("Angle"), r"\operatorname{atan2}", "np.arctan2"),
    "sinh": _one("sinh", r"\sinh"),
    "cosh": _one("cosh", r"\cosh"),
    "tanh": _one("tanh", r"\tanh"),
    "exp": _one("exp", r"\exp"),
    "log": _one("log", r"\ln"),
    "ln": _one("ln", r"\ln", sympy_name="log", numpy_name="log"),
    "log2": Function(1, 1, np.log2, lambda s, x: s.log(x) / s.log(2), r"\log_{2}", "np.log2"),
    "log10": Function(1, 1, np.log10, lambda s, x: s.log(x) / s.log(10), r"\log_{10}", "np.log10"),
    "sqrt": _one("sqrt", r"\sqrt{{{0}}}"),
    "abs": Function(1, 1, np.abs, _special("Absolute"), r"\left|{0}\right|", "np.abs"),
    "sign": Function(1, 1, np.sign, _special("Sign"), r"\operatorname{sign}", "np.sign"),
    "floor": Function(1, 1, np.floor, _special("Floor"), r"\left\lfloor {0} \right\rfloor", "np.floor"),
    "ceil": Function(1, 1, np.ceil, _special("Ceiling"), r"\left\lceil {0} \right\rceil", "np.ceil"),
    "min": Function(2, MANY, lambda *x: reduce(np.minimum, x), _special("Smaller"), r"\min", "np.minimum"),
    "max": Function(2, MANY, lambda *x: reduce(np.maximum, x), _special("Larger"), r"\max", "np.maximum"),
    "hypot": Function(2, MOST, lambda *x: reduce(np.hypot, x), _special("Hypot"), r"\operatorname{hypot}", "np.hypot"),
    "sigmoid": Function(1, 1, _sigmoid, _special("Sigmoid"), r"\sigma", "1 / (1 + np.exp(-({0})))"),
    "softplus": Function(
        1, 1, lambda x: np.logaddexp(0.0, x), _special("Softplus"), r"\operatorname{softplus}", "np.logaddexp(0, {0})"
    ),
    "logcosh": Function(
        1, 1, _logcosh, _special("LogCosh"), r"\operatorname{logcosh}", "np.logaddexp({0}, -({0})) - np.log(2)"
    ),
    "relu": Function(
        1, 1, lambda x: np.maximum(x, 0.0), lambda s, x: _special("Larger")(s, x, s.S.Zero),
        r"\operatorname{relu}", "np.maximum({0}, 0)",
    ),
}  # fmt: skip
