"""The learning rate: the last factor of almost every rule."""

from engine.block import Block


def update(direction, lr):
    return lr * direction


LEARNING_RATE = Block(
    "learning_rate",
    "Learning rate",
    update,
    formula=r"\Delta = \eta\,d",
    help="Scales the direction; the result is subtracted from the parameter.",
)
