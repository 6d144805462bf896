"""Which letters of a typed formula are variables and which parameters."""

from __future__ import annotations

import pytest

from engine.errors import InputError
from engine.formula_names import read
from engine.formula_text import FormulaError


@pytest.mark.parametrize(
    ("text", "variables", "parameters"),
    [
        ("x^2 + y^2", ("x", "y"), ()),
        ("y - x", ("x", "y"), ()),
        ("w + v + u + z + y + x", ("x", "y", "z", "u", "v", "w"), ()),
        ("x2 + x10 + x1 x3", ("x1", "x2", "x3"), ("x10",)),
        ("a x^2 + b sin(k2 y) + K", ("x", "y"), ("a", "b", "k2", "K")),
        ("λ x + alpha y + θ_1", ("x", "y"), ("λ", "alpha", "θ_1")),
        ("e x + π y", ("x", "y"), ()),
        ("z^2", ("z",), ()),
        ("x₁² + x₂²", ("x1", "x2"), ()),
    ],
)
def test_by_rule(text: str, variables: tuple[str, ...], parameters: tuple[str, ...]) -> None:
    reading = read(text)
    assert (reading.variables, reading.parameters) == (variables, parameters)


def test_variables_that_are_named_make_all_other_letters_parameters() -> None:
    reading = read("a x^2 + b y + t", ("t", "a"))
    assert (reading.variables, reading.parameters) == (("t", "a"), ("x", "b", "y"))
    assert read("p", ("p", "q")).variables == ("p", "q")  # q: a direction in which nothing changes


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("x^2 + foo(y)", 6, "unknown function 'foo'; did you mean floor?"),
        ("（x＋1）² ＋ xy", 9, "unknown name 'xy'; for a product write x*y"),
        ("x^2 + (y", 8, "a parenthesis is not closed"),
        ("a + 3", 0, "the formula has no variable"),
        ("x + y + z + u + v + w + x1 + x2 + x3", 0, "9 variables; at most 8"),
        ("x = 3", 2, "'=' has no place"),
        ("__import__('os')", 11, "has no place"),
        ("x.y", 1, "'.' has no place"),
        ("x + " * 600 + "x", 2000, "at most 2000"),
        ("", 0, "it is empty"),
    ],
)
def test_errors_know_their_column(text: str, column: int, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read(text)
    assert message in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        (("sin",), "'sin' cannot be one"),
        (("pi",), "'pi' cannot be one"),
        (("x y",), "'x y' cannot be one"),
        (("x", "x"), "at most 8 different names"),
        (tuple("abcdfghij"), "at most 8 different names"),
    ],
)
def test_bad_variables(variables: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read("x", variables)
    assert message in str(caught.value)
