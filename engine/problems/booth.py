"""Booth's function: a slanted bowl."""

from engine.surface import surface

BOOTH = surface(
    "booth",
    "Booth",
    "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    start=(-8.0, -5.0),
    window=(-10.0, 10.0, -10.0, 10.0),
    minima=((1.0, 3.0),),
    minimum=0.0,
    help="A quadratic bowl with eigenvalues 2 and 18 whose axes lie at 45° to x and y: rates per parameter do not help.",
    source="Jamil & Yang 2013, arXiv:1308.4008",
)
