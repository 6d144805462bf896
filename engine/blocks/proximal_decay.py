"""Weight decay as a proximal step: divide the moved weight by 1 + lr·λ (Adan's form)."""

from engine.block import Block


def grow(lr, weight_decay):
    return 1 + lr * weight_decay


def update(direction, parameter, grow):
    return parameter - (parameter - direction) / grow


PROXIMAL_DECAY = Block(
    "proximal_decay",
    "Proximal decay",
    update,
    coefficients={"grow": grow},
    off_when_zero="weight_decay",
    formula=r"w \leftarrow \dfrac{w - \Delta}{1+\eta\lambda}",
    help="Decay that can never overshoot zero, however large the rate.",
)
