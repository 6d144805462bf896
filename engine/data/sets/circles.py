"""A circle inside a circle."""

import numpy as np

from engine.data.data_set import DataSet, halves
from engine.data.samples import Samples

INNER = 0.5


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """Radius 1 (class 0) and 0.5 (class 1) around the origin, evenly spaced."""
    outer, inner = (2 * np.pi * np.arange(part) / max(part, 1) for part in halves(count))
    angle = np.concatenate([outer, inner])
    labels = np.repeat([0, 1], [len(outer), len(inner)])
    radius = np.where(labels == 0, 1.0, INNER)
    points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return Samples(points + noise * random.standard_normal(points.shape), labels, classes=2)


CIRCLES = DataSet(
    "circles", "Circle in a circle", make, help="The classes differ in their distance from the origin only."
)
