"""What replicates of a run did together: mean, spread and quantiles at every row."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import unknown
from engine.replicates import base_name, replicas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.history import History


KINDS = ("std", "range", "quantiles")


@dataclass(frozen=True)
class Bands:
    """Curves over rows ``(T,)``, float64: over the replicates that still have a finite value there.

    ``std`` divides by n − 1 (NaN for one replicate); ``low`` and ``high`` are the smallest and the largest value.
    ``quantiles`` ``(Q, T)`` belong to ``levels`` ``(Q,)``. ``count`` says how many replicates each row still has: where
    it falls, some have diverged, and the rest looks better than all of them were.
    """

    names: tuple[str, ...]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    std: NDArray[np.float64]
    levels: NDArray[np.float64]
    quantiles: NDArray[np.float64]
    count: NDArray[np.int64]


    def spread(self, kind: str) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """(low, middle, high) ``(T,)`` of a band: of ``std`` mean ± std (no width for one replicate), of ``range`` the
        smallest value, the mean and the largest, of ``quantiles`` the 10 %, 50 % and 90 % quantiles, from ``levels``.

        Raises InputError for another kind, ValueError where ``levels`` lacks a quantile.
        """
        if kind == "std":
            width = np.where(np.isnan(self.std), 0.0, self.std)
            return self.mean - width, self.mean, self.mean + width
        if kind == "range":
            return self.low, self.mean, self.high
        if kind == "quantiles":
            low, middle, high = (self.quantiles[list(self.levels).index(level)] for level in (0.1, 0.5, 0.9))
            return low, middle, high
        raise unknown("kind of band", kind, KINDS)


def bands(
    history: History, run: str, channel: str = "loss", levels: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 0.9)
) -> Bands:
    """The bands of all replicates of ``run`` (``Adam``, or any ``Adam ·3`` of them).

    Rows of a channel that is measured now and then are NaN between. Raises InputError for an unknown run or channel.
    """
    names = replicas(history.runs, run)
    if not names:
        raise unknown("run", run, {base_name(name) for name in history.runs})
    return over([history[name][channel] for name in names], names, levels)


def over(
    curves: Sequence[NDArray[np.float64]], names: Sequence[str], levels: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 0.9)
) -> Bands:
    """The bands of any curves ``(T_i,)``, row by row; ``names`` are theirs. At least one curve."""
    table = np.full((len(curves), max(map(len, curves))), np.nan)
    for row, curve in zip(table, curves, strict=True):
        row[: len(curve)] = curve
    table[~np.isfinite(table)] = np.nan
    count = np.isfinite(table).sum(axis=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # rows without any value answer NaN
        std = np.nanstd(table, axis=0, ddof=1)
        return Bands(
            tuple(names),
            np.nanmean(table, axis=0),
            np.nanmin(table, axis=0),
            np.nanmax(table, axis=0),
            std,
            np.asarray(levels, dtype=np.float64),
            np.nanquantile(table, levels, axis=0),
            count,
        )
