"""What a plot needs from whoever holds the numbers; the engine's History fits without knowing of it."""

from typing import Protocol

import numpy as np


class CurveWindow(Protocol):
    """One channel of one run over a window of steps, as float64 arrays of equal length.

    Raw: `low`, `high` and `mean` are equal. Decimated: a point stands for the steps from its own up to the next one's.
    NaN in all three: nothing was measured there. Where `steps` are uneven places instead, `counted` are the steps.
    """

    @property
    def steps(self) -> np.ndarray:
        """Step of each point, ascending."""
        ...

    @property
    def low(self) -> np.ndarray:
        """Smallest value in each point's bucket."""
        ...

    @property
    def high(self) -> np.ndarray:
        """Largest value in each point's bucket."""
        ...

    @property
    def mean(self) -> np.ndarray:
        """Mean value of each point's bucket."""
        ...


class CurveSource(Protocol):
    """Holds the curves of several runs."""

    @property
    def written(self) -> np.ndarray:
        """Number of rows written so far, by run; row k is the state after k steps."""
        ...

    @property
    def version(self) -> int:
        """Grows whenever any number changed."""
        ...

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> CurveWindow:
        """The steps `start` ≤ step < `stop` in at most 2 * `points` points, raw if they are so few."""
        ...
