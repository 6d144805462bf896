"""Knobs: what they accept, and what they say when they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from engine import InputError
from engine.knob import Knob, choice, flag, integer, to_arguments, to_values

LR = Knob("lr", 0.1, low=0.0, scale="log")
BETAS = (
    Knob("beta1", 0.9, low=0.0, high=1.0, high_open=True, argument=("betas", 0)),
    Knob("beta2", 0.999, low=0.0, high=1.0, high_open=True, argument=("betas", 1)),
)


@pytest.mark.parametrize(
    ("knob", "value"),
    [(LR, 0.0), (LR, 3), (BETAS[0], 0.5), (flag("f", True, ""), False), (integer("n", 1, 1, 5, ""), 5)],
)
def test_accepts(knob: Knob, value: Any) -> None:
    assert knob.check(value) == value


@pytest.mark.parametrize(
    ("knob", "value", "message"),
    [
        (LR, -0.1, "lr = -0.1: must be a finite number >= 0"),
        (LR, float("inf"), "lr = inf: must be a finite number >= 0"),
        (LR, float("nan"), "lr = nan: must be"),
        (LR, "0.1", "lr = '0.1': must be"),
        (LR, True, "lr = True: must be"),
        (LR, 10**400, "lr = 10000"),
        (BETAS[1], 1.0, "betas.1 = 1.0: must be a finite number >= 0 and < 1"),
        (flag("nesterov", False, ""), 1, "nesterov = 1: must be true or false"),
        (integer("n", 1, 1, 5, ""), 1.5, "n = 1.5: must be a whole number >= 1 and <= 5"),
        (choice("mode", "min", ("min", "max"), ""), "mim", "unknown mode 'mim'; did you mean 'min'?"),
        (Knob("points", (1.0,), kind="reals"), [], "points = \\[\\]: must be a list of finite numbers"),
        (Knob("points", (1.0,), kind="reals"), [1, "a"], "points = 'a'"),
        (Knob("letters", {}, kind="table"), [1], "letters = \\[1\\]: must be a table of names with finite numbers"),
        (Knob("letters", {}, kind="table", low=0), {"a": 1, "b": -1}, "letters.b = -1: must be a finite number >= 0"),
        (Knob("letters", {}, kind="table"), {"a": "1"}, "letters.a = '1': must be a finite number"),
        (Knob("variables", (), kind="names"), "xy", "variables = 'xy': must be a list of names"),
        (Knob("variables", (), kind="names"), ["x", 1], "variables = "),
    ],
)
def test_refuses_in_one_clear_line(knob: Knob, value: Any, message: str) -> None:
    with pytest.raises(InputError, match=f"^{message}") as caught:
        knob.check(value)
    assert "\n" not in str(caught.value)


def test_tuple_arguments_are_grouped_as_torch_has_them() -> None:
    values = to_values("Adam", (LR, *BETAS), {"betas": [0.5, 0.9]})
    assert values == {"lr": 0.1, "beta1": 0.5, "beta2": 0.9}
    assert to_arguments((LR, *BETAS), values) == {"lr": 0.1, "betas": [0.5, 0.9]}


def test_tables_and_names_are_copied_into_the_spec_form() -> None:
    knobs = (Knob("letters", {"a": 1.0}, kind="table"), Knob("variables", (), kind="names"))
    given: dict[str, Any] = {"letters": {"a": 2, "b": 3}, "variables": ["x", "y"]}
    values = to_values("formula", knobs, given)
    assert values == {"letters": {"a": 2.0, "b": 3.0}, "variables": ("x", "y")}
    assert to_arguments(knobs, values) == given
    standard = to_values("formula", knobs, {})
    standard["letters"]["a"] = 9.0
    assert to_values("formula", knobs, {})["letters"] == {"a": 1.0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"bets": [0.5, 0.9]}, "unknown argument of Adam 'bets'; did you mean 'betas'?"),
        ({"betas": 0.5}, "betas = 0.5: must be a list of 2 numbers"),
        ({"betas": [0.5]}, "must be a list of 2 numbers"),
    ],
)
def test_bad_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        to_values("Adam", (LR, *BETAS), arguments)
    assert message in str(caught.value)


def test_a_list_may_be_empty_where_that_is_the_default():
    knob = Knob("channels", (), low=1, kind="integers")
    assert knob.check([]) == ()
    assert knob.check([3]) == (3,)
    with pytest.raises(InputError, match="list of whole numbers"):
        Knob("hidden", (4,), low=1, kind="integers").check([])
