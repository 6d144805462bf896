"""What a format loses, against its smallest and largest number."""

from __future__ import annotations

import pytest
import torch

from engine.number_formats import FORMATS, lost
from engine.spec import ExperimentSpec, parse


def slope(text: str) -> ExperimentSpec:
    """A constant gradient in two directions."""
    problem = {"name": "formula", "text": text, "start": [0.0, 0.0]}
    return parse({"steps": 1, "dtype": "float64", "problem": problem, "runs": [{"optimizer": "SGD"}]})


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_below_the_smallest_number_or_above_the_largest(name: str) -> None:
    about = torch.finfo(getattr(torch, name))
    smallest = about.tiny * about.eps  # the smallest subnormal
    given = slope(f"{smallest / 4!r}*x + {smallest * 2!r}*y")
    assert lost(given, 1.0)[name] == 0.5
    assert lost(given, 8.0)[name] == 0.0
    large = slope(f"x + {about.max / 2!r}*y")
    assert lost(large, 1.0)[name] == 0.0
    assert lost(large, 4.0)[name] == 0.5


def test_a_gradient_of_zeros_has_no_share() -> None:
    found = lost(slope("0*x + 0*y"), 1.0, ["float16"])
    assert found["float16"] != found["float16"]
