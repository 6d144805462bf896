"""Only the sign of the direction: every parameter moves by the same amount."""

from engine.block import Block
from engine.maths import sign


def update(direction):
    return sign(direction)


SIGN = Block(
    "sign",
    "Sign",
    update,
    formula=r"d \leftarrow \operatorname{sign}(d)",
    help="Forgets how large the gradient is and keeps where it points.",
)
