"""Round heaps of points, one a class."""

import numpy as np

from engine.data.data_set import DataSet
from engine.data.samples import Samples

CLASSES = 3


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """Three normal clouds of standard deviation ``noise`` around the corners of a triangle at radius 1."""
    labels = np.arange(count) % CLASSES
    angle = np.pi / 2 + 2 * np.pi * labels / CLASSES
    centres = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return Samples(centres + noise * random.standard_normal(centres.shape), labels, classes=CLASSES)


BLOBS = DataSet("blobs", "Three heaps", make, help="Three round clouds that lines part almost perfectly.")
