"""Every surface can be compiled, and compiled steps give the bits of the tensor executor."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import run
from engine.fused import supports
from engine.optimizer import optimizers
from engine.problem import problems
from engine.surface import Surface
from tests.problems.reference import REFERENCES, surface_of

EVERYTHING = (
    "floor(x) + x % 2 + atan2(y, x) + softplus(x) + logcosh(y) + hypot(x, y) + max(x, y, 0) + sign(y) + ceil(x) "
    "+ sigmoid(x) + abs(y) + x^1.5 + log(1 + x²) + sinh(y) tan(x/2)"
)


def compare(problem: dict[str, Any], dtype: str) -> None:
    """``distance`` is a quantity that only the tensor executor records."""
    table = {"steps": 60, "dtype": dtype, "problem": problem, "runs": [{"optimizer": {"name": "Adam", "lr": 0.02}}]}
    compiled = run({**table, "record": ["loss", "grad_norm"]})["Adam"]
    eager = run({**table, "record": ["loss", "grad_norm", "distance"]})["Adam"]
    for channel in ("loss", "grad_norm", "x"):
        np.testing.assert_array_equal(compiled[channel], eager[channel])


@pytest.mark.parametrize("case", list(REFERENCES))
def test_every_surface(case: str) -> None:
    surface, values, reference = surface_of(case)
    adam = optimizers["Adam"]
    assert supports(surface.formula(values), adam.blocks(adam.values({}))) is None
    dtype = "float32" if list(REFERENCES).index(case) % 2 else "float64"
    compare({"name": surface.name, **reference.arguments}, dtype)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_every_function_of_formulas(dtype: str) -> None:
    typed = problems["formula"]
    assert isinstance(typed, Surface)
    compare({"name": "formula", "text": EVERYTHING, "start": [1.2, 0.7]}, dtype)
