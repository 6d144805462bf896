"""Clipping by value: no component of the gradient may exceed a limit."""

from engine.block import Block
from engine.maths import maximum, minimum


def update(direction, clip_value):
    return maximum(minimum(direction, clip_value + 0 * direction), 0 * direction - clip_value)


CLIP_VALUE = Block(
    "clip_value",
    "Clip by value",
    update,
    off_when_zero="clip_value",
    formula=r"d \leftarrow \max(\min(d, c), -c)",
    help="Cuts every component of the gradient to ±c: one wild component can no longer throw the iterate out.",
)
