"""Himmelblau's function: four equal minima."""

from engine.surface import surface

HIMMELBLAU = surface(
    "himmelblau",
    "Himmelblau",
    "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    start=(0.0, 0.0),
    window=(-5.0, 5.0, -5.0, 5.0),
    minima=(
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
    minimum=0.0,
    help="Four equal minima with saddles between them: a map of start points shows whose basin is whose.",
    source="Himmelblau 1972, Applied Nonlinear Programming, McGraw-Hill",
)
