"""ASGD (Polyak & Juditsky 1992): a falling rate, and the average of the path kept beside it."""

import numpy as np

from engine.block import Block, State


def eta_next(lr, lambd, alpha, step):
    return lr / (1 + lambd * lr * step) ** alpha


def share(t0, step):
    """Of the newest place; torch works it out at the end of the step before."""
    return 1 / np.maximum(1.0, step - 1 - t0)


def update(direction, parameter, eta, average, lambd, eta_next, share):
    keep = 1 - lambd * eta
    direction = parameter - (parameter * keep - eta * direction)
    moved = parameter - direction
    average = average + (moved - average) * share
    return direction, eta_next + 0 * eta, average


AVERAGED_DESCENT = Block(
    "averaged_descent",
    "Averaged descent",
    update,
    states=(
        State("eta", initial="lr", per_run=True, symbol=r"\eta_t", help="the rate in force"),
        State("average", initial="parameter", symbol=r"\bar w", help="the average of the path: ASGD's answer"),
    ),
    coefficients={"eta_next": eta_next, "share": share},
    formula=r"w \leftarrow (1-\lambda\eta_t)w - \eta_t d,\quad \bar w \leftarrow \bar w + \mu_t (w - \bar w)",
    help="Noise makes the path dance around the minimum; its average does not.",
)
