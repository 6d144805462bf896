"""A learning rate that falls as 1/sqrt(t), t counted from 1, built into the lecture's Adagrad."""

import numpy as np

from engine.block import Block


def falling(lr, step):
    return lr / np.sqrt(step)


def update(direction, falling):
    return falling * direction


INVERSE_SQRT_RATE = Block(
    "inverse_sqrt_rate",
    "Rate falling as 1/√t",
    update,
    coefficients={"falling": falling},
    formula=r"\Delta = \dfrac{\eta}{\sqrt{t}}\,d",
    help="The learning rate divided by the root of the number of steps.",
)
