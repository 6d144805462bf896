"""Matyas' function: a slanted, shallow bowl."""

from engine.surface import surface

MATYAS = surface(
    "matyas",
    "Matyas",
    "0.26*(x^2 + y^2) - 0.48*x*y",
    start=(-8.0, 5.0),
    window=(-10.0, 10.0, -10.0, 10.0),
    minima=((0.0, 0.0),),
    minimum=0.0,
    help="A quadratic bowl with eigenvalues 0.04 and 1, at 45° to x and y.",
    source="Jamil & Yang 2013, arXiv:1308.4008",
)
