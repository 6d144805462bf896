"""SAM (Foret et al. 2021): the gradient is taken where the loss is nearly highest in the neighbourhood."""

from engine.block import Block
from engine.row_sums import row_norm


def probe(direction, rho):
    # 1e-12 as in the authors' code: a zero gradient asks for no displacement
    return rho / (row_norm(direction) + 1e-12) * direction


def update(probed):
    return probed


SHARPNESS_AWARE = Block(
    "sharpness_aware",
    "Gradient uphill",
    update,
    off_when_zero="rho",
    elementwise=False,
    probe=probe,
    formula=r"d \leftarrow \nabla L\!\left(w + \rho\,\dfrac{d}{\lVert d\rVert}\right)",
    help="A step up first, then down with the gradient found there: sharp valleys push the iterate out. Costs a second gradient.",
)
