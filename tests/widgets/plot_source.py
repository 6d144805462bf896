"""A small source of curves for the tests of plots: whole arrays, read by brute force."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Window:
    steps: np.ndarray
    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray


class ArraySource:
    """Curves as arrays (N,) by run and channel; buckets of equal size by plain reshaping."""

    def __init__(self, *runs: dict[str, np.ndarray]) -> None:
        self.runs = list(runs)
        self.version = 1
        self.reads = 0

    @property
    def written(self) -> np.ndarray:
        return np.array([max(len(values) for values in run.values()) for run in self.runs])

    def append(self, run: int, channel: str, values: np.ndarray) -> None:
        self.runs[run][channel] = np.concatenate([self.runs[run][channel], values])
        self.version += 1

    def read(self, run_index: int, channel: str, start: int, stop: int, points: int) -> Window:
        self.reads += 1
        values = self.runs[run_index][channel]
        start, stop = min(max(start, 0), len(values)), min(stop, len(values))
        size = max(1, -(-(stop - start) // (2 * points)))
        steps = np.arange(start, stop, size).astype(np.float64)
        buckets = [values[int(step) : int(step) + size] for step in steps]
        low, high, mean = (
            np.array([pick(bucket) for bucket in buckets]) for pick in (np.min, np.max, np.mean)
        )
        return Window(steps, low, high, mean)
