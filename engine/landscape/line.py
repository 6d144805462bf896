"""The loss along the straight line between two solutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.landscape.loss import Loss


@dataclass(frozen=True)
class Line:
    """``loss`` ``(K,)`` at ``alpha`` ``(K,)``: 0 is the first solution, 1 the second.

    ``barrier`` is how far the loss rises between them above the straight line through both ends' losses (0: not).
    Source: Goodfellow et al. 2015 (arXiv:1412.6544); Frankle et al. 2020 (arXiv:1912.05671) for the barrier.
    """

    alpha: NDArray[np.float64]
    loss: NDArray[np.float64]
    barrier: float


def line(loss: Loss, first: Tensor, second: Tensor, count: int = 101, ends: tuple[float, float] = (-0.5, 1.5)) -> Line:
    """``count`` points from ``first + ends[0]·(second − first)`` on, and both solutions among them.

    ``first`` and ``second`` are ``(D,)``. Raises InputError for two solutions that are the same point.
    """
    if torch.equal(first, second):
        raise InputError("interpolation: the two solutions are the same point")
    if not (ends[0] <= 0.0 and ends[1] >= 1.0):
        raise InputError(f"ends = {list(ends)}: must hold 0 and 1, where the solutions are")
    alpha = np.union1d(np.linspace(*ends, max(count, 2)), [0.0, 1.0])
    weights = torch.from_numpy(alpha).to(first)[:, None]
    with torch.no_grad():
        found = loss(torch.lerp(first.expand(len(alpha), -1), second.expand(len(alpha), -1), weights)).double().cpu()
    values = found.numpy()
    between = (alpha >= 0) & (alpha <= 1)
    start, stop = values[alpha == 0][0], values[alpha == 1][0]
    rise = values[between] - (start + alpha[between] * (stop - start))
    return Line(alpha, values, max(float(rise.max()), 0.0))
