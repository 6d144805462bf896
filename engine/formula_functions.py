"""The functions a formula may use: how each is computed, written in sympy, LaTeX and Python.

``compute`` works elementwise on numpy arrays; ``sympy`` builds the expression from sympy itself
(handed in, since it is imported late); ``latex`` and ``source`` are templates for the arguments.
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


MANY = 12

FUNCTIONS: dict[str, Function] = {
    "sin": _one("sin", r"\sin"),
    "cos": _one("cos", r"\cos"),
    "tan": _one("tan", r"\tan"),
    "asin": _one("asin", r"\arcsin", numpy_name="arcsin"),
    "acos": _one("acos", r"\arccos", numpy_name="arccos"),
    "atan": _one("atan", r"\arctan", numpy_name="arctan"),
    "atan2": Function(
        2, 2, np.arctan2, lambda s, y, x: s.atan2(y, x), r"\operatorname{atan2}", "np.arctan2"
    ),
    "sinh": _one("sinh", r"\sinh"),
    "cosh": _one("cosh", r"\cosh"),
    "tanh": _one("tanh", r"\tanh"),
    "exp": _one("exp", r"\exp"),
    "log": _one("log", r"\ln"),
    "ln": _one("ln", r"\ln", sympy_name="log", numpy_name="log"),
    "log2": Function(1, 1, np.log2, lambda s, x: s.log(x) / s.log(2), r"\log_{2}", "np.log2"),
    "log10": Function(1, 1, np.log10, lambda s, x: s.log(x) / s.log(10), r"\log_{10}", "np.log10"),
    "sqrt": _one("sqrt", r"\sqrt{{{0}}}"),
    "abs": _one("abs", r"\left|{0}\right|", sympy_name="Abs"),
    "sign": _one("sign", r"\operatorname{sign}"),
    "floor": _one("floor", r"\left\lfloor {0} \right\rfloor"),
    "ceil": _one("ceil", r"\left\lceil {0} \right\rceil", sympy_name="ceiling"),
    "min": Function(2, MANY, lambda *x: reduce(np.minimum, x), lambda s, *x: s.Min(*x), r"\min", "np.minimum"),
    "max": Function(2, MANY, lambda *x: reduce(np.maximum, x), lambda s, *x: s.Max(*x), r"\max", "np.maximum"),
    "sigmoid": Function(1, 1, _sigmoid, lambda s, x: 1 / (1 + s.exp(-x)), r"\sigma", "1 / (1 + np.exp(-({0})))"),
    "softplus": Function(
        1, 1, lambda x: np.logaddexp(0.0, x), lambda s, x: s.log(1 + s.exp(x)),
        r"\operatorname{softplus}", "np.logaddexp(0, {0})",
    ),
    "relu": Function(
        1, 1, lambda x: np.maximum(x, 0.0), lambda s, x: s.Max(x, 0), r"\operatorname{relu}", "np.maximum({0}, 0)"
    ),
}  # fmt: skip
