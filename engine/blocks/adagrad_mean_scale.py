"""The lecture's Adagrad: the root of the *mean* of squared gradients, with the rate falling as 1/sqrt(t + 1).

The two square roots of t cancel, so with eps = 0 it is Adagrad; eps enters at another place.
"""

from engine.block import Block, State
from engine.maths import sqrt


def share(step):
    return 1 / step


def update(direction, mean, share, eps):
    mean = mean + share * (direction * direction - mean)
    return direction / (sqrt(mean) + eps), mean


ADAGRAD_MEAN_SCALE = Block(
    "adagrad_mean_scale",
    "Mean-square scaling",
    update,
    states=(State("mean", symbol=r"\sigma^2", help="mean of all squared gradients so far"),),
    coefficients={"share": share},
    formula=r"\sigma^2 \leftarrow \tfrac{1}{t}\sum g^2,\quad d \leftarrow \dfrac{d}{\sigma+\varepsilon}",
    help="Divides by the root mean square of all gradients since the start.",
)
