"""Which values of a surface get a level line.

Heights are counted above the minimum. The upper levels are quantiles of the heights on the grid, so that the lines are
spread evenly over the picture whatever the shape; below the lowest quantile come decades, down to where the grid still
resolves the valley. All are rounded to 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, so that the lines stay where
they are while the view moves a little, or to two digits where that would leave too few. Values between two levels are
interpolated in the logarithm of the height.
"""

from dataclasses import dataclass

import numpy as np

_ROUND = np.array([1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0])
_FINE = np.linspace(1.0, 10.0, 91)
_MOST_DECADES = 6


@dataclass(frozen=True, eq=False)
class Levels:
    """Level lines at `minimum + heights`; `heights` (N,) ascending and positive.

    `scale` is a typical height, a fifth of all being lower: see `flattened`.
    """

    minimum: float
    heights: np.ndarray
    scale: float

    def flattened(self, z: np.ndarray) -> np.ndarray:
        """log(1 + height / scale) of values of any shape: smooth in valleys, gentle on cliffs, so good to resample."""
        with np.errstate(invalid="ignore"):
            return np.log1p(np.maximum(z - self.minimum, 0.0) / self.scale)

    def index(self, flattened: np.ndarray) -> np.ndarray:
        """Level number of flattened values: k on the k-th level, between levels a fraction; NaN stays NaN.

        Below the lowest level it falls to -1 within one decade, above the highest it rises to at most N.
        """
        knots = np.log(self.heights / self.scale)
        knots = np.concatenate([[knots[0] - np.log(10.0)], knots, [knots[-1] + np.log(3.0)]])
        with np.errstate(divide="ignore"):
            height = np.log(np.expm1(np.maximum(flattened, 0.0)))
        return np.interp(height, knots, np.arange(-1.0, len(self.heights) + 1.0))


def choose_levels(z: np.ndarray, count: int = 12, minimum: float | None = None) -> Levels:
    """Levels for a surface `z` of any shape with about `count` quantile levels; non-finite values are left out.

    `minimum` is the known least value; without it, the least on the grid.
    """
    finite = z[np.isfinite(z)]
    least = float(finite.min()) if minimum is None and len(finite) else float(minimum or 0.0)
    heights = finite - least
    heights = heights[heights > 0]
    if len(heights) == 0:
        return Levels(least, np.array([1.0]), 1.0)
    found = np.quantile(heights, [0.002, 0.2, *np.linspace(0.04, 0.97, count)])
    floor, scale, upper = found[0], float(found[1]), _rounded(found[2:], _ROUND)
    if len(upper) < 0.75 * count:
        upper = _rounded(found[2:], _FINE)
    decades = upper[0] / 10.0 ** np.arange(_MOST_DECADES, 0, -1)
    return Levels(least, np.unique(np.concatenate([decades[decades >= floor], upper])), scale)


def _rounded(values: np.ndarray, steps: np.ndarray) -> np.ndarray:
    power = 10.0 ** np.floor(np.log10(values))
    nearest = np.abs(np.log(values / power)[:, None] - np.log(steps)).argmin(axis=1)
    return np.unique(steps[nearest] * power)
