"""What compiled training writes down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.fused_nets.training import PAIRS, VECTORS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fused_nets.design import Design


@dataclass(frozen=True)
class NetRows:
    """What runs did: ``loss`` and ``grad_norm`` ``(T + 1, R)`` float64, row t after t updates (NaN after a run
    stopped).

    ``stopped`` ``(R,)``: the first row at which loss or parameters were not finite, or -1; such a run's parameters are
    those one row earlier. ``path`` ``(K, R, D)``: parameters at the rows asked for. ``products`` ``(T + 1, R, 4, 4)``:
    dot products of ``VECTORS`` at each row but the first, if asked for.
    """

    loss: NDArray[np.float64]
    grad_norm: NDArray[np.float64]
    stopped: NDArray[np.int64]
    path: NDArray[Any]
    products: NDArray[np.float64] | None = None


@dataclass(frozen=True)
class Room:
    """The same run by run, as machine code fills it: ``loss``, ``norm`` ``(R, T + 1)``, ``points`` ``(R, K, D)``,
    ``dots`` ``(R, T + 1, P)`` of ``PAIRS`` (P = 0 without), ``stopped`` ``(R,)``.
    """

    loss: NDArray[np.float64]
    norm: NDArray[np.float64]
    points: NDArray[Any]
    dots: NDArray[np.float64]
    stopped: NDArray[np.int64]

    @classmethod
    def of(cls, design: Design, count: int, rows: int, kept: int, products: bool) -> Room:
        """For ``count`` runs and ``rows`` rows, the parameters of ``kept`` of which are kept."""
        loss, norm = (np.full((count, rows), np.nan) for _ in range(2))
        points = np.full((count, kept, design.dimension), np.nan, design.dtype)
        dots = np.full((count, rows, len(PAIRS) if products else 0), np.nan)
        return cls(loss, norm, points, dots, np.full(count, -1, np.int64))

    def rows(self) -> NetRows:
        """In the order in which a record is read."""
        products = _matrices(self.dots.transpose(1, 0, 2)) if self.dots.shape[2] else None
        return NetRows(self.loss.T, self.norm.T, self.stopped, self.points.transpose(1, 0, 2), products)


def _matrices(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Symmetric ``(T, R, n, n)`` from the columns ``(T, R, P)`` of ``PAIRS``."""
    found = np.empty((*columns.shape[:2], len(VECTORS), len(VECTORS)))
    for place, (i, j) in enumerate(PAIRS):
        found[:, :, i, j] = found[:, :, j, i] = columns[:, :, place]
    return found
