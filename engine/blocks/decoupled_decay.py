"""Decoupled weight decay (Loshchilov & Hutter 2019): taken off behind the adaptive part, so nothing rescales it.

The shrunk parameter is ``parameter * keep`` with ``keep = 1 - lr*weight_decay`` rounded once, as in
torch: in float32 that rounding is systematic, and over a thousand steps it shows in the fifth digit.
"""

from engine.block import Block


def update(direction, parameter, keep):
    return direction + (parameter - parameter * keep)


def keep(lr, weight_decay):
    return 1 - lr * weight_decay


DECOUPLED_DECAY = Block(
    "decoupled_decay",
    "Decoupled decay",
    update,
    coefficients={"keep": keep},
    off_when_zero="weight_decay",
    formula=r"\Delta \leftarrow \Delta + \eta\lambda\,w",
    help="Behind the adaptive block and the rate: every weight shrinks by the factor 1 − ηλ each step, whatever its gradients.",
)
