"""Declarations of surfaces: what they take, and what they say of what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import InputError
from engine.problem import problems
from engine.surface import MOST, Surface, surface


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("booth", {"start": [1.0]}, "start = [1.0]: booth needs 2 numbers (x, y)"),
        ("rosenbrock", {"start": [1.0]}, "start has 1 numbers: rosenbrock takes 2 to 50"),
        ("rastrigin", {"start": [1.0] * (MOST + 1)}, "start has 51 numbers: rastrigin takes 1 to 50"),
        ("booth", {"noise": -1}, "noise = -1: must be a finite number >= 0"),
        ("booth", {"nois": 1}, "unknown argument of booth 'nois'; did you mean 'noise'?"),
        ("quadratic", {"angle": 30, "rotation_seed": 1}, "give an angle or a rotation_seed, not both"),
        ("quadratic", {"eigenvalues": [1, 2, 3], "start": [1, 1, 1], "angle": 5}, "angle = 5: turns two axes, not 3"),
        ("conditioned", {"start": [1.0] * 9, "rotation_seed": 1}, "rotation_seed = 1: turns at most 8 axes, not 9"),
        ("cliff", {"k": 10}, "k = 10: must be a finite number >= 50"),
    ],
)
def test_refusals(name: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        problems[name].values(arguments)
    assert message in str(caught.value)


def test_the_largest_surfaces_can_be_read() -> None:
    for name in ("rosenbrock", "rastrigin", "ackley", "styblinski_tang", "absolute", "log_cosh", "rippled_bowl"):
        declared = problems[name]
        assert isinstance(declared, Surface)
        formula = declared.formula(declared.values({"start": [0.5] * MOST}))
        assert len(formula.expression.free_symbols) >= MOST


def test_a_minimum_that_moves_with_a_knob_is_followed_and_one_that_is_unknown_is_not_claimed() -> None:
    rosenbrock = problems["rosenbrock"]
    assert isinstance(rosenbrock, Surface)
    assert rosenbrock.minima(rosenbrock.values({"a": -3.0})) == ((-3.0, 9.0),)
    bent = rosenbrock.values({"a": 2.0, "start": [0.0, 0.0, 0.0]})
    assert rosenbrock.minima(bent) == ()
    assert rosenbrock.lowest(bent) is None
    quadratic = problems["quadratic"]
    assert isinstance(quadratic, Surface)
    assert quadratic.lowest(quadratic.values({"eigenvalues": [-1.0, 1.0]})) is None


def test_a_surface_of_a_script() -> None:
    mine = surface(
        "mine", "Mine", lambda names: " + ".join(f"{n}^4" for n in names), (1.0, 2.0), (-1, 1, -1, 1), noise=2.0
    )
    values = mine.values({"start": [2.0, 1.0, 1.0]})
    assert values == {"start": (2.0, 1.0, 1.0), "noise": 2.0}
    assert float(mine.formula(values).loss((2.0, 1.0, 1.0))) == 18.0
