"""Where in a run's losses something went wrong: a divergence, or the first spike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WINDOW = 20
FACTOR = 3.0
SPREADS = 8.0
"""A spike is this many typical deviations (median of |log loss - its median|) above the losses before it."""
SPREAD = 0.05


@dataclass(frozen=True)
class Trouble:
    """``onset`` is the last step before the loss began to rise, ``step`` the one where it was bad: the peak of a spike,
    or where the run ended. ``factor``: how many times the loss before the onset (None where it is not a number).
    """

    kind: Literal["divergence", "spike"]
    onset: int
    step: int
    factor: float | None


def lifted(losses: Array) -> Array:
    """The losses above their lowest value, where that is negative: ratios need positive numbers."""
    finite = losses[np.isfinite(losses)]
    return losses - min(0.0, float(finite.min())) if len(finite) else losses


def trouble(losses: Array, diverged_at: int | None = None, noisy: bool = False) -> Trouble | None:
    """What went wrong first; None where nothing did. ``losses`` ``(T,)`` by row; ``noisy``: each of another batch."""
    above = lifted(np.asarray(losses, dtype=np.float64))
    if diverged_at is not None:
        end = min(diverged_at, len(above) - 1)
        smooth = above[:end].copy()
        if noisy and len(smooth) > 10:
            smooth = np.array([np.nanmedian(smooth[max(0, k - 4) : k + 5]) for k in range(len(smooth))])
        onset = int(np.nanargmin(smooth)) if np.isfinite(smooth).any() else 0
        last = above[:end][np.isfinite(above[:end])]
        factor = float(last[-1] / max(above[onset], 1e-300)) if len(last) else None
        return Trouble("divergence", onset, diverged_at, factor)
    with np.errstate(all="ignore"):
        logs = np.log(np.maximum(above, 1e-300))
    for k in range(1, len(above)):
        before = logs[max(0, k - WINDOW) : k]
        before = before[np.isfinite(before)]
        if not len(before) or not np.isfinite(logs[k]):
            continue
        middle = float(np.median(before))
        spread = max(float(np.median(np.abs(before - middle))), SPREAD)
        rise = logs[k] - max(middle, float(before[-1]) if not noisy else middle)
        if rise > np.log(FACTOR) and logs[k] - middle > SPREADS * spread:
            return _spike(above, logs, k, middle, noisy)
        total = logs[k] - float(before.min())
        if not noisy and total > np.log(FACTOR) and bool((np.diff(logs[max(0, k - 4) : k + 1]) > 0).all()) and k >= 4:
            return _spike(above, logs, k, float(before.min()), noisy)
    return None


def _spike(above: Array, logs: Array, k: int, base: float, noisy: bool) -> Trouble:
    onset = k - 1
    while not noisy and onset > 0 and logs[onset - 1] < logs[onset]:
        onset -= 1
    end = k
    while end + 1 < len(above) and logs[end + 1] > base + np.log(2):
        end += 1
    peak = k + int(np.nanargmax(above[k : end + 1]))
    return Trouble("spike", onset, peak, float(np.exp(logs[peak] - base)))
