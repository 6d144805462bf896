"""Goldstein's and Price's function: six decades of heights."""

from engine.surface import surface

GOLDSTEIN_PRICE = surface(
    "goldstein_price",
    "Goldstein–Price",
    "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
    "*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
    start=(-0.5, 0.5),
    window=(-2.0, 2.0, -2.0, 2.0),
    minima=((0.0, -1.0),),
    minimum=3.0,
    help="Four minima in a landscape from 3 to a million: no single learning rate suits all of it.",
    source="Goldstein & Price 1971, Mathematics of Computation 25:569",
)
