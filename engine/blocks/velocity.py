"""Momentum with the learning rate *inside*: the conventions of Sutskever et al. 2013 and of Keras.

PyTorch keeps the sum of gradients and multiplies by the rate last; here the velocity holds rate times
gradient. With a constant rate both give the same path; after a drop of the rate PyTorch slows down at
once, the velocity only as its memory fades.
"""

from engine.block import Block, State

VELOCITY = State("velocity", symbol="v", help="running sum of rate × gradient")


def update(direction, velocity, momentum, lr):
    velocity = momentum * velocity + lr * direction
    return velocity, velocity


def update_nesterov(direction, velocity, momentum, lr):
    velocity = momentum * velocity + lr * direction
    return momentum * velocity + lr * direction, velocity


SUTSKEVER = Block(
    "velocity",
    "Velocity",
    update,
    states=(VELOCITY,),
    formula=r"v \leftarrow \beta v + \eta d,\quad \Delta = v",
    help="Momentum that carries the rate of the time when each gradient came.",
)
KERAS_NESTEROV = Block(
    "velocity",
    "Velocity (Nesterov)",
    update_nesterov,
    states=(VELOCITY,),
    formula=r"v \leftarrow \beta v + \eta d,\quad \Delta = \beta v + \eta d",
    help="The velocity's look-ahead: where it will have moved next.",
    variant="keras_nesterov",
)
