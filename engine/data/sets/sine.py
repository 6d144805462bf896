"""A sine wave to be learnt by regression."""

import numpy as np

from engine.data.data_set import DataSet
from engine.data.samples import Samples


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """Values sin(πx) + noise for x uniform in −1..1."""
    x = random.uniform(-1, 1, (count, 1))
    return Samples(x, np.sin(np.pi * x) + noise * random.standard_normal(x.shape))


SINE = DataSet(
    "sine",
    "Sine wave (regression)",
    make,
    help="One period of a sine; with few samples and noise it shows over-fitting.",
)
