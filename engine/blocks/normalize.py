"""The gradient's direction alone: divided by its length over all parameters."""

from engine.block import Block
from engine.row_sums import row_norm


def update(direction, eps):
    return direction / (row_norm(direction) + eps)


NORMALIZE = Block(
    "normalize",
    "Normalise",
    update,
    elementwise=False,
    formula=r"d \leftarrow \dfrac{d}{\lVert d\rVert + \varepsilon}",
    help="Keeps where the gradient points and forgets how long it is: every step has the length of the rate.",
)
