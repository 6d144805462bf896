"""Easom's function: a hole in a plain."""

import math

from engine.surface import surface

EASOM = surface(
    "easom",
    "Easom",
    "-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)",
    start=(1.5, 2.0),
    window=(0.5, 5.75, 0.5, 5.75),
    minima=((math.pi, math.pi),),
    minimum=-1.0,
    help="A narrow hole in a plain that is flat to the last digit: from a distance of about 10 the float32 gradient is exactly 0 and nothing moves. Nearer, rules that divide by the gradient's size still do.",
    source="Easom 1990, A Survey of Global Optimization Techniques, M. Eng. thesis, University of Louisville",
)
