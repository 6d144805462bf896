"""Noise on the gradients of a map's pixels, on a surface: its strength and its seed may vary along the axes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.fused import Noise
from engine.gradient_noise import GradientNoise

if TYPE_CHECKING:
    from engine.maps.task import MapTask

Pixels = NDArray[np.int64]
STRENGTH = "problem.noise"
ROOM = 1 << 24
"""Random numbers of a map at most: 128 MB."""


def noise_refusal(task: MapTask) -> str | None:
    """Why the kernels cannot compute a map with this noise, in one line; None when they can."""
    seeds = max([1, *(len(np.unique(axis.values)) for axis in task.axes if axis.paths[0].endswith("seed"))])
    if not _noisy(task):
        return "an axis varies the seed, which decides nothing on a surface without noise" if seeds > 1 else None
    count = seeds * (task.spec.steps + 1) * len(task.spec.problem_values()["start"])
    return f"noise of {count} random numbers; at most {ROOM} are kept" if count > ROOM else None


def _noisy(task: MapTask) -> bool:
    return task.spec.problem_values()["noise"] > 0 or any(STRENGTH in axis.paths for axis in task.axes)


class NoiseOfPixels:
    """The noise of any pixels of ``task``; the numbers of a seed are drawn once. Any thread may ask."""

    def __init__(self, task: MapTask) -> None:
        self.task, self.there = task, _noisy(task)
        self._drawn: dict[int, NDArray[np.float64]] = {}
        self._lock = threading.Lock()

    def of(self, run: int, places: tuple[Pixels, Pixels]) -> Noise | None:
        """The noise of ``run`` at pixels (column, row), ``(N,)`` each; None where there is none."""
        if not self.there:
            return None
        task = self.task
        own = task.spec.runs[run].seed
        seeds: NDArray[np.int64] | None = None
        scale: float | NDArray[np.float64] = float(task.spec.problem_values()["noise"])
        for axis, place in zip(task.axes, places, strict=True):
            if STRENGTH in axis.paths:
                scale = axis.values[place]
            elif f"runs.{run}.seed" in axis.paths or ("seed" in axis.paths and own is None):
                seeds = axis.values[place].astype(np.int64)
        if seeds is None:
            return Noise(scale, self._numbers(task.spec.seed if own is None else own)[:, None])
        different, column = np.unique(seeds, return_inverse=True)
        numbers = np.stack([self._numbers(int(seed)) for seed in different], axis=1)
        return Noise(scale, numbers, column.astype(np.int32))

    def _numbers(self, seed: int) -> NDArray[np.float64]:
        """Standard normal numbers ``(T + 1, D)`` for the rows of a run."""
        with self._lock:
            if seed not in self._drawn:
                dimension = len(self.task.spec.problem_values()["start"])
                self._drawn[seed] = GradientNoise(seed, dimension).rows(0, self.task.spec.steps + 1)
            return self._drawn[seed]
