"""The signs before a spike of an adaptive rule: gradients outgrow the second moment, and the next step overshoots.

After a calm stretch v̂ is small. When gradients grow faster than v follows, the rule divides by too little and walks
too far; where the loss is bent along that step by more than the limit, the next gradient is larger still. Both are
measured while a run goes on (``QUANTITIES``), so that the alarm comes before the loss jumps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

QUANTITIES = ("second_moment_lag", "curvature_over_limit")
LAG = 5.0
"""Of g²/v̂."""
CURVATURE = 1.0
"""Of the curvature along the step, in units of the limit."""


def signs(lag: Array, curvature: Array) -> NDArray[np.bool_]:
    """Whether both are over their bounds, element by element; not where one is NaN."""
    return (np.asarray(lag) > LAG) & (np.asarray(curvature) > CURVATURE)


def alarms(lag: Array, curvature: Array, apart: int) -> list[int]:
    """The rows at which signs appear that were not there in the ``apart`` rows before, rising."""
    rows = np.flatnonzero(signs(lag, curvature))
    return [int(row) for row in rows[np.diff(rows, prepend=-apart - 1) > apart]]
