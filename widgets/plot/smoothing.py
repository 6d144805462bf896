"""Exponential moving average over unevenly spaced points, without a Python loop.

    a_k = exp(-(s_k - s_{k-1}) / span)        n_k = a_k n_{k-1} + (1 - a_k) x_k
    y_k = n_k / d_k                           d_k = a_k d_{k-1} + (1 - a_k)

The division by the same average of ones removes the pull of the start (Adam's bias correction). Because the decay
depends on the distance in steps and not in points, the same curve comes out at every zoom, up to the decimation.
"""

import numpy as np


def smooth(steps: np.ndarray, values: np.ndarray, span: float) -> np.ndarray:
    """Average `values` (N,) over about `span` steps; NaN stays NaN and takes no part; `span` <= 0 returns a copy."""
    values = np.asarray(values, dtype=np.float64)
    if span <= 0 or len(values) < 2:
        return values.copy()
    gaps = np.diff(np.asarray(steps, dtype=np.float64))
    decay = np.exp(-np.concatenate([gaps[:1], gaps]) / span)
    finite = np.isfinite(values)
    weights = np.where(finite, 1.0 - decay, 0.0)
    sums = _scan(decay, np.stack([weights * np.where(finite, values, 0.0), weights]))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(finite, sums[0] / sums[1], np.nan)


def _scan(decay: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """Solve y_k = decay_k y_{k-1} + inputs_k along the last axis by doubling (Hillis & Steele 1986)."""
    decay, result = decay.copy(), inputs.copy()
    shift = 1
    while shift < decay.shape[-1]:
        result[..., shift:] += decay[shift:] * result[..., :-shift].copy()
        decay[shift:] = decay[shift:] * decay[:-shift].copy()
        decay[:shift] = 0.0
        shift *= 2
    return result
