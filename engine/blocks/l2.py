"""L2 regularisation: the decay is added to the gradient, before anything else sees it."""

from engine.block import Block


def update(direction, parameter, weight_decay):
    return direction + weight_decay * parameter


L2 = Block(
    "l2",
    "L2 decay",
    update,
    off_when_zero="weight_decay",
    formula=r"d \leftarrow d + \lambda\,w",
    help="Weight decay as the gradient of λ/2·|w|². Blocks after it treat it like any other gradient: an adaptive rule rescales it away.",
)
