"""The UCI handwritten digits that ship with the program."""

from __future__ import annotations

from functools import cache

import numpy as np

import resources
from engine.data.samples import Samples

DARKEST = 16  # a pixel counts the dark pixels of a 4×4 block


@cache
def digits() -> Samples:
    """1797 images of 8×8 pixels, ``(1797, 64)`` in 0..1 row by row, and their classes 0..9.

    Source: Alpaydin & Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
    """
    with np.load(resources.path("data", "digits.npz"), allow_pickle=False) as arrays:
        images, labels = arrays["images"], arrays["labels"]
    inputs = images.reshape(len(images), -1).astype(np.float64) / DARKEST
    return Samples(inputs, labels.astype(np.int64), classes=10)
