"""From what runs did to what their pixels show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def step_or_none(steps: NDArray[np.int32]) -> NDArray[np.float64]:
    """Steps as float64, NaN for -1."""
    return np.where(steps < 0, np.nan, steps)


def distance(parameters: NDArray[np.floating], minima: NDArray[np.float64]) -> NDArray[np.float64]:
    """From each of ``parameters`` ``(N, D)`` to the nearest of ``minima`` ``(M, D, 1 | N)``, Euclidean, ``(N,)``."""
    gaps = parameters.T[None].astype(np.float64) - minima
    found = np.sqrt((gaps * gaps).sum(1))
    found = np.where(np.isnan(found), np.inf, found).min(0)
    return np.where(np.isinf(found), np.nan, found)


def oscillations(loss: NDArray[np.float64], diverged_at: NDArray[np.float64]) -> NDArray[np.float64]:
    """How often each column of ``loss`` ``(T, N)`` turns from falling to rising before it diverges, ``(N,)``.

    Steps on which the loss stays the same count neither way.
    """
    steps = np.arange(len(loss))[:, None]
    change = np.diff(np.where(np.isnan(diverged_at) | (steps < diverged_at), loss, np.nan), axis=0)
    count = np.zeros(loss.shape[1])
    falling = np.zeros(loss.shape[1], bool)
    for row in change:
        rises = row > 0
        count += rises & falling
        falling = np.where(row < 0, True, falling & ~rises)
    return count


def winner(losses: NDArray[np.float64]) -> NDArray[np.float64]:
    """The number of the lowest of ``losses`` ``(runs, N)``, NaN where none is finite; of equal ones the first."""
    known = np.where(np.isfinite(losses), losses, np.inf)
    return np.where(np.isinf(known.min(0)), np.nan, known.argmin(0).astype(np.float64))


def compared(found: Sequence[Mapping[str, NDArray[np.float64]]]) -> dict[str, NDArray[np.float64]]:
    """What a pixel shows of several runs: who wins, and with which loss."""
    losses = np.stack([one["final_loss"] for one in found])
    return {"winner": winner(losses), "final_loss": np.fmin.reduce(losses)}
