"""Traced functions do to numbers what the same functions do to tensors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from engine import maths
from engine.block import Block
from engine.fused import Kernel, kernel
from engine.fused.trace import Program
from tests.fused.cases import SURFACES, start_of
from tests.fused.reference import same_bits, walk


def literal_over(direction, lr):
    return lr * (3 / (1 + direction * direction))


def literal_powers(direction, lr):
    return lr * (direction**3 + direction**2 - +(direction**1))


def step_alone(direction, step, lr):
    return (2 / (step + 3)) * (1 - 0.1 * (step - 1)) * lr * direction


def step_and_knob(direction, step, lr):
    return lr / (1 + (step - 1) * lr) * direction / step


def step_decides(direction, step, lr):
    return lr * direction * 1.5 if isinstance(step, int) and step < 0 else lr * direction


def flags(direction, parameter, lr):
    inside = (direction > -1) & (direction <= 2.5) | ~(parameter >= 0.5)
    return lr * maths.where(inside & (direction != 0) & True, direction, 0.5) + lr * (direction < 0.1)


def choices(direction, parameter, lr):
    best = maths.maximum(maths.minimum(direction, parameter), -0.1 * parameter)
    return lr * (best + maths.sign(direction) + maths.absolute(parameter) + maths.heaviside(parameter))


def roundings(direction, lr):
    return lr * (maths.floor(direction) + maths.ceil(direction * 0.3) + maths.sqrt(direction * direction + 1))


def functions(direction, parameter, lr):
    return lr * (maths.exp(-parameter * parameter) + maths.tanh(direction) - maths.arctan(parameter))


def numpy_numbers(direction, lr):
    return np.float64(0.1) * (np.float32(0.3) + direction) * lr


CASES = [literal_over, literal_powers, step_alone, step_and_knob, step_decides, flags, choices, roundings]
CASES += [functions, numpy_numbers]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("update", CASES, ids=lambda update: update.__name__)
def test_the_bits_of_tensors(update: Callable[..., Any], dtype: str) -> None:
    formula, constants, point = SURFACES["quadratic"][0], [1.0, 2.0], [-1.2, 1.0]
    start, knobs = start_of(point, 9, dtype), {"lr": np.geomspace(1e-4, 1e-2, 9)[None]}
    block = Block(update.__name__, "", update)
    truth = walk(formula, [block], start, knobs, 12, constants)
    compiled = Kernel(formula, [block], dtype)
    rows = compiled.record(compiled.start(start.copy(), knobs, constants), 12)
    assert np.isfinite(truth.loss).all()
    assert same_bits(rows.parameters, truth.parameters)


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        (lambda direction: direction if direction > 0 else -direction, "it decides by a number"),
        (lambda direction: direction.norm() * direction, "it needs a whole tensor (.norm)"),
        (lambda direction: torch.sqrt(direction), "it does not run on single numbers"),
        (lambda direction: direction**0.5, "it raises to a power other than 2 or 3"),
        (lambda direction, step: 0.9**step * direction, "it does not run on single numbers"),
        (lambda direction, step: maths.exp(step) * direction, "it takes a function of the step number alone"),
        (lambda direction: maths.where(direction, 1, 0), "it chooses by a number"),
        (lambda direction: (direction > 0) + (direction < 1), "it does arithmetic with comparisons"),
        (lambda direction: direction + "1x", "it computes with a str"),
        (lambda direction: float(direction), "it needs a number as such"),
        (lambda direction: (direction, direction), "it answers 2 values, not a direction and 0 states"),
        (lambda direction, layout: direction, "it asks for layout"),
    ],
)
def test_says_what_it_cannot_do(update: Callable[..., Any], reason: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be compiled: block odd: ") as caught:
        kernel(SURFACES["rosenbrock"][0], [Block("odd", "", update)], "float64")
    assert reason in str(caught.value)


def test_equal_operations_are_kept_once() -> None:
    program = Program()
    x, y = program.input("x"), program.input("y")
    one, other = (x * y + 1.0) / 3, (x * y + 1.0) / 3
    assert one.index == other.index
    assert program.constant(0.0).index != program.constant(-0.0).index
    assert [operation.name for operation in program.operations].count("multiply") == 1
