"""Two interleaving half circles."""

import numpy as np

from engine.data.data_set import DataSet, halves
from engine.data.samples import Samples


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """The curves of scikit-learn's ``make_moons``: an upper half circle, and a lower one moved by (1, 0.5)."""
    upper, lower = (np.linspace(0, np.pi, part) for part in halves(count))
    points = np.concatenate(
        [
            np.stack([np.cos(upper), np.sin(upper)], axis=1),
            np.stack([1 - np.cos(lower), 0.5 - np.sin(lower)], axis=1),
        ]
    )
    labels = np.repeat([0, 1], [len(upper), len(lower)])
    return Samples(points + noise * random.standard_normal(points.shape), labels, classes=2)


MOONS = DataSet(
    "moons", "Two moons", make, help="Two interleaving half circles; no line parts them, a small network does."
)
