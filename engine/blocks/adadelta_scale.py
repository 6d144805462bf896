"""Adadelta (Zeiler 2012): the ratio of two root mean squares, so that the step has the parameter's unit."""

from engine.block import Block, State
from engine.maths import sqrt


def rest(rho):
    return 1 - rho


def update(direction, square, delta, rho, rest, eps):
    square = rho * square + rest * (direction * direction)
    direction = sqrt(delta + eps) / sqrt(square + eps) * direction
    delta = rho * delta + rest * (direction * direction)
    return direction, square, delta


ADADELTA_SCALE = Block(
    "adadelta_scale",
    "Adadelta scaling",
    update,
    states=(
        State("square", symbol="v", help="running mean of squared gradients"),
        State("delta", symbol="u", help="running mean of squared steps"),
    ),
    coefficients={"rest": rest},
    formula=r"v \leftarrow \rho v + (1-\rho) d^2,\; d \leftarrow \dfrac{\sqrt{u+\varepsilon}}{\sqrt{v+\varepsilon}}\,d,\; u \leftarrow \rho u + (1-\rho) d^2",
    help="Scales each gradient by how far the parameter has been moving lately: no learning rate needs to be guessed.",
)
