"""The three-hump camel back."""

from engine.surface import surface

THREE_HUMP_CAMEL = surface(
    "three_hump_camel",
    "Three-hump camel",
    "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    start=(-2.2, 1.5),
    window=(-2.5, 2.5, -2.5, 2.5),
    minima=((0.0, 0.0),),
    minimum=0.0,
    help="Three minima in a row; momentum may carry the iterate out of the outer ones.",
    source="Jamil & Yang 2013, arXiv:1308.4008",
)
