"""The turn around: ascend instead of descend."""

from engine.block import Block


def update(direction):
    return -direction


MAXIMIZE = Block(
    "maximize",
    "Ascend",
    update,
    formula=r"d \leftarrow -d",
    help="Climbs instead of descending: the gradient's sign is turned.",
)
