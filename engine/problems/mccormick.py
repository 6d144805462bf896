"""McCormick's function."""

import math

from engine.surface import surface

MCCORMICK = surface(
    "mccormick",
    "McCormick",
    "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
    start=(3.0, -1.0),
    window=(-1.5, 4.0, -3.0, 4.0),
    minima=((0.5 - math.pi / 3, -0.5 - math.pi / 3),),
    minimum=-math.sqrt(3) / 2 - math.pi / 3,
    help="A parabolic gutter with waves along it. The minimum is that of the window: beyond, along (-1, -1), the gutter descends for ever.",
    source="McCormick 1976, Mathematical Programming 10:147; Jamil & Yang 2013, arXiv:1308.4008",
)
