"""The surface whose formula is typed: in a spec, in a run, and after edits of its text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import run
from engine.errors import InputError
from engine.formula_text import FormulaError
from engine.problem import problems
from engine.spec import parse
from engine.typed_surface import TypedSurface

LINE = "(1 - x)^2 + 100(y - x^2)^2 + a*sin(b*x)"


def spec(**problem: Any) -> dict[str, Any]:
    return {
        "steps": 200,
        "dtype": "float64",
        "problem": {"name": "formula", **problem},
        "runs": [{"optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9}}],
    }


def formula() -> TypedSurface:
    found = problems["formula"]
    assert isinstance(found, TypedSurface)
    return found


def test_a_typed_rosenbrock_runs_like_the_declared_one() -> None:
    typed = run(spec(text="(p - x)² ＋ q·(y − x²)²", parameters={"p": 1, "q": 100}, start=[-1.2, 1.0]))
    declared = run({**spec(), "problem": {"name": "rosenbrock"}})
    np.testing.assert_array_equal(typed["SGD"]["x"], declared["SGD"]["x"])
    np.testing.assert_array_equal(typed["SGD"]["loss"], declared["SGD"]["loss"])


def test_the_spec_is_completed_and_survives_the_round_trip() -> None:
    parsed = parse(spec(text=LINE, parameters={"b": 2}, start=[0.5, 0.5]))
    assert parsed.problem["parameters"] == {"a": 1.0, "b": 2.0}
    assert parse(parsed.table()) == parsed
    changed = parsed.with_value("problem.parameters.a", 3)
    assert changed.problem["parameters"] == {"a": 3.0, "b": 2.0}
    assert parse(spec(text="x + y + z + u")).problem["start"] == [1.0] * 4


def test_variables_may_be_named() -> None:
    values = formula().values({"text": "m² + c x", "variables": ["m", "c"], "parameters": {"x": 2}, "start": [3, 4]})
    made = formula().formula(values)
    assert float(made.loss((3.0, 4.0), list(formula().parameters(values).values()))) == 17.0


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        ({"text": LINE, "parameters": {"c": 1}}, "problem.parameters: unknown parameter of the formula 'c'"),
        ({"text": "x^2 +"}, "problem.text: formula 'x^2 +', character 6: a value is missing at the end"),
        ({"text": "x", "variables": ["log"]}, "problem.variables: variables: 'log' cannot be one"),
        ({"text": "x^2", "start": [1, 2]}, "problem: start = [1.0, 2.0]: formula needs 1 number (x)"),
        ({"text": "log(x) + y", "start": [-1, 1]}, "start = [-1.0, 1.0]: the formula is nan there"),
        ({"text": "1/x + y", "start": [0, 1]}, "start = [0.0, 1.0]: the formula is inf there"),
        ({"text": "x + y", "window": [0, 1, 2]}, "window = [0.0, 1.0, 2.0]: must be [low x, high x, low y, high y]"),
        ({"text": "x + y", "window": [1, 0, 0, 1]}, "low below high"),
        ({"text": "x + a y", "parameters": {"a": "1"}}, "parameters.a = '1': must be a finite number"),
    ],
)
def test_refusals_in_a_spec(problem: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(spec(**problem))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_error_in_a_spec_keeps_its_column() -> None:
    with pytest.raises(FormulaError) as caught:
        parse(spec(text="（x）² ＋ foo"))
    assert caught.value.column == 7


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        ({"text": "sqrt(x) + y", "start": [0, 1]}, "the slope along x is inf there in float64"),
        ({"text": "sqrt(x² + y²)", "start": [0, 0]}, "the slope along x is nan there in float64"),
    ],
)
def test_a_start_without_a_slope_is_refused_when_the_run_begins(problem: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        run(spec(**problem))
    assert message in str(caught.value)
    assert caught.value.where == "problem.start"
    run(
        spec(
            **{**problem, "text": problem["text"].replace("sqrt(x² + y²)", "hypot(x, y)").replace("sqrt(x)", "abs(x)")}
        )
    )


@pytest.mark.parametrize("text", ["(-2)^x + y", "0^x + y", "tan(π/2) + x + y"])
def test_a_formula_without_real_derivatives_is_refused(text: str) -> None:
    with pytest.raises(
        InputError, match=r"^problem.text: the formula has no usable derivative \(.* is not a real number\)$"
    ):
        run(spec(text=text, start=[1.0, 1.0]))


def test_a_loss_beyond_float32_is_refused_there_only() -> None:
    table = spec(text="exp(x)", start=[100.0])
    table["steps"] = 1
    run(table)
    with pytest.raises(InputError, match="the loss is inf there in float32"):
        run({**table, "dtype": "float32"})


@pytest.mark.parametrize(
    "text",
    [
        "floor(x) + x² % 2 + y // 1",
        "sign(x) abs(y)",
        "atan2(y, x)",
        "min(x, y, 1) + max(x², 1)",
        "relu(x) + softplus(y)",
        "x^1.5 + 2^y",
        "sigmoid(x)^0.5 + logcosh(y)",
        "hypot(x, y, 3)",
        "abs(log(x)) + ceil(y)",
        "log2(x) + log10(x) + y",
        "max(log(x), 0) + abs(sin(y))^3",
        "asin(y/3) + acos(y/3) + tanh(x)",
    ],
)
def test_every_function_trains(text: str) -> None:
    """The gradient equals a finite difference, away from jumps."""
    values = formula().values({"text": text, "start": [1.3, 0.7]})
    made = formula().formula(values)
    gradient, h = made.gradient((1.3, 0.7)), 1e-6
    ahead = [float(made.loss((1.3 + h, 0.7))), float(made.loss((1.3, 0.7 + h)))]
    behind = [float(made.loss((1.3 - h, 0.7))), float(made.loss((1.3, 0.7 - h)))]
    np.testing.assert_allclose(gradient, (np.array(ahead) - behind) / (2 * h), rtol=1e-7, atol=1e-8)
    assert np.isfinite(made.hessian((1.3, 0.7))).all()
    history = run(spec(text=text, start=[1.3, 0.7]))
    assert np.isfinite(history["SGD"]["loss"][:3]).all()


def test_a_new_text_keeps_the_numbers_that_still_mean_something() -> None:
    old = {"text": "a x² + b y²", "parameters": {"a": 3, "b": 4}, "start": [5, 6], "noise": 0.5}
    new = formula().retyped(old, "b x + c z²")
    assert (new["start"], new["parameters"], new["noise"]) == ([5.0, 1.0], {"b": 4.0, "c": 1.0}, 0.5)
    assert parse(spec(**new)).problem == {"name": "formula", **new}
    named = {"text": "p² + q", "variables": ["p", "q"], "start": [1, 2]}
    assert formula().retyped(named, "q - 3p + x")["variables"] == ["p", "q"]
    assert formula().retyped(named, "x² + p")["variables"] == []
    with pytest.raises(FormulaError):
        formula().retyped(old, "x +")
