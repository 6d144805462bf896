"""Two spiral arms."""

import numpy as np

from engine.data.data_set import DataSet, halves
from engine.data.samples import Samples

TURNS = 1.75


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """Arms of 1¾ turns from the origin to radius 1, the second one turned by half a turn."""
    place = np.concatenate([(1 + np.arange(part)) / max(part, 1) for part in halves(count)])
    labels = np.repeat([0, 1], halves(count))
    angle = 2 * np.pi * TURNS * place + np.pi * labels
    points = np.stack([place * np.cos(angle), place * np.sin(angle)], axis=1)
    return Samples(points + noise * random.standard_normal(points.shape), labels, classes=2)


SPIRALS = DataSet(
    "spirals", "Two spirals", make, help="Two arms wound around each other: a hard test for a small network."
)
