"""Decoupled weight decay (Loshchilov & Hutter 2019): added after the adaptive part, so nothing rescales it."""

from engine.block import Block


def update(direction, parameter, weight_decay):
    return direction + weight_decay * parameter


DECOUPLED_DECAY = Block(
    "decoupled_decay",
    "Decoupled decay",
    update,
    off_when_zero="weight_decay",
    formula=r"d \leftarrow d + \lambda\,w",
    help="The same term as L2, but behind the adaptive block: every weight shrinks by the factor 1 − ηλ each step, whatever its gradients.",
)
