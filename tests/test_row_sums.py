"""Sums along rows: as exact as any, and the same bits for every batch and memory order."""

from __future__ import annotations

import math

import pytest
import torch

from engine.row_sums import row_norm, row_sum


@pytest.mark.parametrize("width", [1, 2, 3, 5, 16, 17, 1000, 4811])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_equals_the_exact_sum_and_depends_on_the_row_alone(width: int, dtype: torch.dtype) -> None:
    values = torch.randn(7, width, generator=torch.Generator().manual_seed(width)).to(dtype)
    kept = values.clone()
    sums, norms = row_sum(values), row_norm(values)
    assert sums.shape == norms.shape == (7, 1)
    for row in range(7):
        exact = math.fsum(values[row].tolist())
        size = math.fsum(abs(value) for value in values[row].tolist())
        assert abs(float(sums[row]) - exact) <= 20 * torch.finfo(dtype).eps * size
        assert torch.equal(row_sum(values[row : row + 1]), sums[row : row + 1])
    assert torch.equal(row_sum(values.t().contiguous().t()), sums)
    assert torch.allclose(norms[:, 0], values.norm(dim=1))
    assert torch.equal(values, kept)


@pytest.mark.parametrize("width", [2, 9, 130])
def test_many_rows_give_the_bits_of_each(width: int) -> None:
    values = torch.randn(400, width, generator=torch.Generator().manual_seed(1))
    assert torch.equal(row_sum(values), torch.cat([row_sum(row[None]) for row in values]))


def test_gradients_flow_where_they_are_recorded() -> None:
    values = torch.tensor([[3.0, 4.0]], requires_grad=True)
    row_norm(values).backward()
    assert values.grad is not None
    assert torch.allclose(values.grad, torch.tensor([[0.6, 0.8]]))
