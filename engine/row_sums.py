"""Sums along a row whose bits depend on that row alone: torch's own reductions add in another order when the
number of rows or the memory order changes, and a run's numbers must not depend on the batch it is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.maths import is_plain, sqrt

if TYPE_CHECKING:
    from torch import Tensor

    from engine.layout import Layout


def row_sum(values: Tensor) -> Tensor:
    """Sums ``(R, 1)`` of the rows of ``values`` ``(R, N)``, in pairs of pairs, so accurate.

    On the CPU numpy adds up each row by itself; elsewhere halves are added to halves.
    """
    if is_plain(values):
        import torch

        return torch.from_numpy(np.add.reduce(np.ascontiguousarray(values.numpy()), axis=1, keepdims=True))
    while values.shape[1] > 1:
        half = (values.shape[1] + 1) // 2
        rest = values.shape[1] - half
        head = values[:, :half].clone()
        head[:, :rest] += values[:, half:]
        values = head
    return values


def slot_roots(values: Any, layout: Layout) -> Any:
    """Root mean squares ``(R, S)`` of ``values`` ``(R, D)``, a tensor or array, over each of a layout's S tensors."""
    squares = values * values
    slots = layout.slots
    if isinstance(squares, np.ndarray):
        rows = np.ascontiguousarray(squares)
        means = np.empty((len(rows), len(slots)), rows.dtype)
        for place, slot in enumerate(slots):
            means[:, place] = np.add.reduce(rows[:, slot.start : slot.stop], axis=1) / slot.size
        return np.sqrt(means)
    import torch

    return sqrt(torch.cat([row_sum(squares[:, slot.start : slot.stop]) / slot.size for slot in slots], 1))


def row_norm(values: Tensor) -> Tensor:
    """Euclidean lengths ``(R, 1)`` of the rows."""
    norm: Tensor = sqrt(row_sum(values * values))
    return norm
