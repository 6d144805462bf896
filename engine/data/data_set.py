"""What a generated data set is: a name and a function of sample count, noise and random numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.data.randomness import Purpose, generator, permutation
from engine.data.samples import Samples
from engine.registry import Registry

Make = Callable[[int, float, np.random.Generator], Samples]


@dataclass(frozen=True)
class DataSet:
    """A declaration in ``engine/data/sets``.

    ``make(count, noise, random)`` draws ``count`` samples; ``noise`` is the standard deviation of what is
    added (to the inputs of a classification, to the values of a regression).
    """

    name: str
    title: str
    make: Make
    help: str = ""

    def draw(self, count: int, noise: float, seed: int) -> Samples:
        """``count`` samples in random order: a pure function of its arguments."""
        samples = self.make(count, noise, generator(seed, Purpose.SAMPLES))
        return samples.take(permutation(count, seed, Purpose.SAMPLES, 1))


data_sets: Registry[DataSet] = Registry("data set", "engine.data.sets", DataSet)


def halves(count: int) -> tuple[int, int]:
    """``count`` in two parts, the first the larger one."""
    return count - count // 2, count // 2
