"""Elementary functions against high precision, and inside kernels against tensors."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
import sympy
import torch

from engine import maths
from engine.fused import Kernel
from tests.fused.cases import CHAINS, X, Y, per_run, written
from tests.fused.reference import same_bits, walk

RANGES: dict[str, list[tuple[float, float]]] = {
    "exp": [(-745.0, 709.7), (-1.0, 1.0)],
    "log": [(1e-310, 1e300), (0.3, 3.0)],
    "sin": [(-10.0, 10.0), (-1.6e6, 1.6e6), (1e8, 1e9)],
    "cos": [(-10.0, 10.0), (-1.6e6, 1.6e6), (1e8, 1e9)],
    "tan": [(-10.0, 10.0), (-1.6e6, 1.6e6), (1e8, 1e9)],
    "sinh": [(-1.2, 1.2), (-710.0, 710.0)],
    "cosh": [(-1.2, 1.2), (-710.0, 710.0)],
    "tanh": [(-1e-3, 1e-3), (-1.2, 1.2), (-30.0, 30.0)],
    "arctan": [(-3.0, 3.0), (-1e6, 1e6)],
    "arcsin": [(-1.0, 1.0)],
    "arccos": [(-1.0, 1.0), (0.99, 1.0)],
}
PRECISE = {name: getattr(mpmath, name.replace("arc", "a")) for name in RANGES}
SPECIAL = [np.nan, np.inf, -np.inf, 0.0, 1.0, -1.0, -2.0, 1e-310, 1e308, -1e308]


def sample(name: str, low: float, high: float) -> np.ndarray:
    generator = np.random.default_rng(1)
    if name == "log":
        return np.exp(generator.uniform(np.log(low), np.log(high), 400))
    return np.append(generator.uniform(low, high, 400), [low, high])


@pytest.mark.parametrize("name", RANGES)
def test_within_two_units_in_the_last_place(name: str) -> None:
    with mpmath.workprec(200):
        for low, high in RANGES[name]:
            x = sample(name, low, high)
            answers = getattr(maths, name)(torch.from_numpy(x)).numpy()
            for argument, answer in zip(x.tolist(), answers.tolist(), strict=True):
                truth = PRECISE[name](mpmath.mpf(argument))
                unit = np.spacing(np.abs(np.float64(float(truth))))
                assert abs(mpmath.mpf(answer) - truth) <= 2 * mpmath.mpf(float(unit)), argument


@pytest.mark.parametrize("name", RANGES)
def test_float32_is_the_float64_answer_rounded(name: str) -> None:
    for low, high in RANGES[name]:
        x = torch.from_numpy(sample(name, low, high)).to(torch.float32)
        assert torch.equal(getattr(maths, name)(x), getattr(maths, name)(x.double()).float())


@pytest.mark.parametrize("name", RANGES)
def test_special_values_are_those_of_torch(name: str) -> None:
    x = torch.tensor(SPECIAL, dtype=torch.float64)
    torch.testing.assert_close(getattr(maths, name)(x), getattr(torch, name)(x), rtol=1e-14, atol=0, equal_nan=True)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", RANGES)
def test_a_kernel_gives_the_bits_that_tensors_give(name: str, dtype: str) -> None:
    formula = written(name, ("x", "y"), (), getattr(sympy, name.replace("arc", "a"))(X) + Y * X)
    blocks, values = CHAINS["SGD"]
    points = [0.3, -0.9, 0.01, 1.5, -7.0, 3e6, 0.7, -1e9, 88.0, 1e-40, np.nan, np.inf]
    start = np.array([points, np.ones(len(points))], dtype).T
    knobs = {**per_run(values, 1), "lr": 1e-3}
    truth = walk(formula, blocks, start, {n: np.broadcast_to(v, (1, len(points))) for n, v in knobs.items()}, 3)
    compiled = Kernel(formula, blocks, dtype)
    together = compiled.record(compiled.start(start.copy(), knobs), 3)
    assert same_bits(together.loss, truth.loss)
    assert same_bits(together.grad_norm, truth.grad_norm)
    for run in (0, 5):
        alone = compiled.record(compiled.start(start[run : run + 1].copy(), knobs), 3)
        assert same_bits(alone.loss[:, 0], truth.loss[:, run])
