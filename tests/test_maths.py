"""The functions that blocks and formulas share, on tensors, arrays and numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from engine import maths

NAMES = ["sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan"]
NAMES += ["floor", "ceil", "sign", "absolute"]


@pytest.mark.parametrize("name", NAMES)
def test_numbers_arrays_and_tensors_agree(name: str) -> None:
    function, x = getattr(maths, name), np.array([0.125, 0.25, 0.875])
    numpy = getattr(np, name)(x)
    np.testing.assert_array_equal(function(x), numpy)
    assert float(function(0.25)) == numpy[1]
    for dtype, tolerance in ((torch.float64, 1e-15), (torch.float32, 1e-7)):
        answer = function(torch.tensor(x, dtype=dtype))
        assert answer.dtype == dtype
        np.testing.assert_allclose(answer.numpy(), numpy, rtol=2 * tolerance)


@pytest.mark.parametrize("name", NAMES)
def test_shape_and_memory_order_are_kept(name: str) -> None:
    function = getattr(maths, name)
    x = torch.linspace(0.1, 0.9, 24, dtype=torch.float64).reshape(4, 6)
    flat = function(x)
    for view in (x.t(), x[:, ::2], x[0].expand(3, 6), x[0, 0], x[:0], x.t().contiguous().t()):
        assert function(view).shape == view.shape
        assert torch.equal(function(view), function(view.clone(memory_format=torch.contiguous_format)))
    assert torch.equal(function(x.t()), flat.t())
    assert function(x.t()).stride() == x.t().stride()


@pytest.mark.parametrize("name", ["sqrt", "exp", "log", "sin", "tanh", "arctan"])
def test_gradients_and_transformations_go_through(name: str) -> None:
    function, x = getattr(maths, name), torch.tensor([0.2, 0.7], dtype=torch.float64)
    wanted = torch.func.grad(lambda v: getattr(torch, name)(v).sum())(x)
    leaf = x.clone().requires_grad_()
    function(leaf).sum().backward()
    torch.testing.assert_close(leaf.grad, wanted)
    torch.testing.assert_close(torch.func.grad(lambda v: function(v).sum())(x), wanted)
    torch.testing.assert_close(torch.vmap(function)(x), getattr(torch, name)(x))


def test_square_roots_are_correctly_rounded() -> None:
    generator = np.random.default_rng(0)
    for dtype in (np.float32, np.float64):
        x = generator.uniform(0.1, 10.0, 5000).astype(dtype)
        exact = np.array([float(math.isqrt(int(v * 2**80) << 60)) / 2**70 for v in x.astype(float)])
        rounded = maths.sqrt(torch.from_numpy(x)).numpy()
        np.testing.assert_array_equal(rounded, exact.astype(dtype) if dtype == np.float32 else np.sqrt(x))
    assert torch.isnan(maths.sqrt(torch.tensor(-1.0)))


def test_the_larger_the_smaller_and_steps() -> None:
    a, b = torch.tensor([1.0, 3.0, math.nan]), torch.tensor([2.0, 2.0, 2.0])
    assert maths.maximum(a, b).tolist() == [2.0, 3.0, 2.0]
    assert maths.minimum(a, b).tolist() == [1.0, 2.0, 2.0]
    assert maths.heaviside(torch.tensor([-math.inf, -2.0, 0.0, 5.0, math.inf])).tolist() == [0, 0, 0.5, 1, 1]
    assert maths.heaviside(torch.tensor([1.0], dtype=torch.float64)).dtype == torch.float64
    assert maths.where(np.array([True, False]), 1.0, 2.0).tolist() == [1.0, 2.0]
    assert maths.sign(torch.tensor([-0.0, math.nan, -3.0])).tolist() == [0.0, 0.0, -1.0]
