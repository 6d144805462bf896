"""Straight code of the functions that have forms of their own: against mpmath, at ordinary and extreme arguments."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest
import torch

from engine.surface_formula import formula

ARGUMENTS = [0.0, 1e-300, 1e-17, 1e-9, 1e-4, 0.3, 0.999, 1.0, 1.001, 3.0, 40.0, 800.0, 1e300]
SIGNED = [-x for x in reversed(ARGUMENTS)] + ARGUMENTS


def value(name: str, *arguments: float) -> float:
    letters = ("x", "y", "z")[: len(arguments)]
    return float(formula(f"{name}({', '.join(letters)})", letters).loss(arguments))


@pytest.mark.parametrize("x", SIGNED)
def test_functions_that_would_overflow_or_cancel(x: float) -> None:
    with mpmath.workdps(400):
        exact: dict[str, Any] = {
            "softplus": mpmath.log1p(mpmath.exp(x)) if x < 700 else mpmath.mpf(x) + mpmath.exp(-x),
            "logcosh": mpmath.log(mpmath.cosh(x)) if abs(x) < 700 else abs(mpmath.mpf(x)) - mpmath.log(2),
            "sigmoid": 1 / (1 + mpmath.exp(-x)) if x > -700 else mpmath.exp(x),
        }
    for name, wanted in exact.items():
        assert value(name, x) == pytest.approx(float(wanted), rel=1e-15 * 4, abs=1e-323), name


@pytest.mark.parametrize("y", [-2.0, -0.0, 0.0, 1e-3, 5.0])
@pytest.mark.parametrize("x", [-3.0, 0.0, 0.5])
def test_atan2(y: float, x: float) -> None:
    if (y, x) == (0.0, 0.0):
        assert value("atan2", y, x) == 0.0
        return
    assert value("atan2", y, x) == pytest.approx(abs(np.arctan2(y, x)) if y == 0 else np.arctan2(y, x), rel=1e-15)


def test_hypot_and_its_slope_at_the_tip() -> None:
    tip = formula("hypot(x, y)", ("x", "y"))
    assert float(tip.loss((3.0, -4.0))) == 5.0
    np.testing.assert_array_equal(tip.gradient((3.0, -4.0)), [0.6, -0.8])
    np.testing.assert_array_equal(tip.gradient((0.0, 0.0)), [0.0, 0.0])


@pytest.mark.parametrize(
    ("text", "x", "slope", "bend"),
    [
        ("abs(x)", 0.0, 0.0, 0.0),
        ("abs(x)", -2.0, -1.0, 0.0),
        ("sign(x)", 0.0, 0.0, 0.0),
        ("floor(x)", 2.0, 0.0, 0.0),
        ("ceil(3x)", 0.4, 0.0, 0.0),
        ("max(x, 0)", 0.0, 0.5, 0.0),
        ("min(x, 2x)", 0.0, 1.5, 0.0),
        ("relu(x)", 3.0, 1.0, 0.0),
        ("x % 2", 3.5, 1.0, 0.0),
        ("x // 2", 3.5, 0.0, 0.0),
        ("abs(x)^3", -2.0, -12.0, 12.0),
        ("sqrt(x²)", -2.0, -1.0, 0.0),
        ("abs(log(x))", 0.5, -2.0, 4.0),
        ("max(x², 2x, 1)", 3.0, 6.0, 2.0),
        ("x abs(x)", -1.0, 2.0, -2.0),
        ("x^1.5", 4.0, 3.0, 0.375),
        ("x^2.5", 4.0, 20.0, 7.5),
        ("x^-0.5", 4.0, -0.0625, 0.0234375),
        ("logcosh(x)", 0.0, 0.0, 1.0),
    ],
)
def test_slopes_and_bends_of_corners_and_jumps(text: str, x: float, slope: float, bend: float) -> None:
    made = formula(text, ("x",))
    assert made.gradient((x,)).tolist() == pytest.approx([slope], rel=1e-15)
    assert made.hessian((x,)).ravel().tolist() == pytest.approx([bend], rel=1e-14)


def test_tensors_and_arrays_agree_in_every_function() -> None:
    text = "softplus(x) + logcosh(y) + sigmoid(x y) + hypot(x, y) + atan2(y, x) + max(x, y, 0) + floor(x) + x % y"
    made = formula(text, ("x", "y"))
    places = np.random.default_rng(1).normal(size=(2, 200)) * 3
    code = made.gradient_code
    function = code.function({name: torch.tensor(value, dtype=torch.float64) for name, value in code.constants.items()})
    for array, tensor in zip(code.on_arrays(*places), function(*map(torch.tensor, places)), strict=True):
        np.testing.assert_allclose(tensor.numpy(), array, rtol=1e-12, atol=1e-13)
