"""Gaussian noise on the gradient that fades out (Neelakantan et al. 2015), and Langevin's (Welling & Teh 2011)."""

import numpy as np

from engine.block import Block


def deviation(eta, gamma, step):
    return np.sqrt(eta / step**gamma)


def heat(lr, temperature):
    return np.sqrt(2 * lr * temperature)


def update(direction, noise, deviation):
    return direction + deviation * noise


def update_langevin(direction, noise, heat):
    return direction + heat * noise


GRADIENT_NOISE = Block(
    "gradient_noise",
    "Fading noise",
    update,
    coefficients={"deviation": deviation},
    off_when_zero="eta",
    elementwise=False,
    formula=r"d \leftarrow d + \mathcal N\!\left(0, \dfrac{\eta}{t^{\gamma}}\right)",
    help="Random pushes that fade with time: out of saddles and shallow valleys early, at rest later.",
)
LANGEVIN_NOISE = Block(
    "gradient_noise",
    "Langevin noise",
    update_langevin,
    coefficients={"heat": heat},
    off_when_zero="temperature",
    elementwise=False,
    variant="langevin",
    formula=r"\Delta \leftarrow \Delta + \sqrt{2\eta T}\;\mathcal N(0, 1)",
    help="Noise of the size that heat has: after many steps the visited places are samples of exp(−loss/T).",
)
