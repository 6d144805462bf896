"""How near two recordings of the same training have to be when one of them was made on a GPU.

On the CPU a replay gives the same bits. A GPU sums in another order, and the last bits differ; training then carries
the difference on, in chaotic trainings without bound. So the first ``JUDGED`` steps decide: each channel's largest
difference there, relative to its largest number, must not exceed ``ALLOWED``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.history import History

JUDGED = 200
ALLOWED = {"float64": 1e-10, "float32": 1e-4}
"""Ten times what two ways of summing part in 200 steps of training networks: the compiled ones against torch's."""
COARSE = 0.1
"""For number types of less than 32 bits: two or three digits are all that they have."""


def allowed(dtype: str) -> float:
    """The largest relative difference for parameters of ``dtype``."""
    return ALLOWED.get(dtype, COARSE)


def apart(recorded: History, again: History, run: str, rows: int = JUDGED + 1) -> float:
    """The largest difference of any channel of ``run`` in its first ``rows``, over the channel's largest number there.

    Infinite where a run or a channel is missing, one has no row or is not finite where the other is.
    """
    if run not in again:
        return float("inf")
    one, two = recorded[run], again[run]
    rows = min(rows, one.written, two.written)
    largest = 0.0 if rows else float("inf")
    for channel in one.channels:
        if channel not in two.channels:
            return float("inf")
        left, right = np.array(one[channel][:rows]), np.array(two[channel][:rows])
        if not np.array_equal(np.isfinite(left), np.isfinite(right)):
            return float("inf")
        seen = np.isfinite(left)
        scale = np.abs(left[seen]).max(initial=0.0)
        difference = np.abs(left[seen] - right[seen]).max(initial=0.0)
        largest = max(largest, float(difference / scale) if scale else float(difference > 0))
    return largest
