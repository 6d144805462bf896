"""Averages of the path, kept beside it and without any influence on it: exponential (EMA) and equal (SWA)."""

import numpy as np

from engine.block import Block, State

AVERAGE = State("average", initial="parameter", symbol=r"\bar w", help="average of the path: the answer")


def share(decay, step):
    """The weight of the newest place; the first step is taken whole, as torch.optim.swa_utils does."""
    return np.where(step == 1, 1.0, 1 - decay)


def share_swa(swa_start, swa_every, step):
    """1/n for the n-th averaged place, 0 between them, 1 before the averaging begins (the path itself)."""
    since = step - swa_start
    number = np.floor(since / swa_every) + 1
    return np.where(since < 0, 1.0, np.where(since % swa_every == 0, 1 / np.maximum(number, 1), 0.0))


def update(direction, parameter, average, share):
    moved = parameter - direction
    return direction, average + share * (moved - average)


EMA_AVERAGE = Block(
    "path_average",
    "Exponential average of weights",
    update,
    states=(AVERAGE,),
    coefficients={"share": share},
    formula=r"\bar w \leftarrow \rho\,\bar w + (1-\rho)\,w",
    help="An average over about the last 1/(1 − ρ) places. It does not touch the training; it is the better answer under noise.",
)
SWA_AVERAGE = Block(
    "path_average",
    "Equal average of weights",
    update,
    states=(AVERAGE,),
    coefficients={"share": share_swa},
    variant="swa",
    formula=r"\bar w \leftarrow \bar w + \tfrac1n\,(w - \bar w)",
    help="From a chosen step on the mean of every so many places: the middle of the region in which the path bounces.",
)
