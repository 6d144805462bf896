"""Sums along a row whose bits depend on that row alone: torch's own reductions add in another order when the
number of rows or the memory order changes, and a run's numbers must not depend on the batch it is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.maths import sqrt

if TYPE_CHECKING:
    from torch import Tensor


def row_sum(values: Tensor) -> Tensor:
    """Sums ``(R, 1)`` of the rows of ``values`` ``(R, N)``: halves are added to halves (pairwise, so accurate)."""
    while values.shape[1] > 1:
        half = (values.shape[1] + 1) // 2
        rest = values.shape[1] - half
        head = values[:, :half].clone()
        head[:, :rest] += values[:, half:]
        values = head
    return values


def row_norm(values: Tensor) -> Tensor:
    """Euclidean lengths ``(R, 1)`` of the rows."""
    norm: Tensor = sqrt(row_sum(values * values))
    return norm
