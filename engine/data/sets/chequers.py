"""Four squares in two classes: exclusive or."""

import numpy as np

from engine.data.data_set import DataSet
from engine.data.samples import Samples


def make(count: int, noise: float, random: np.random.Generator) -> Samples:
    """Points uniform in −1..1 × −1..1; the class is whether the signs of x and y differ (before noise)."""
    points = random.uniform(-1, 1, (count, 2))
    labels = (points[:, 0] * points[:, 1] < 0).astype(np.int64)
    return Samples(points + noise * random.standard_normal(points.shape), labels, classes=2)


CHEQUERS = DataSet(
    "chequers", "Four chequers (xor)", make, help="The class is x XOR y by sign: no straight line helps at all."
)
