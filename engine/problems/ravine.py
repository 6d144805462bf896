"""A ravine: steep across, nearly flat along."""

from engine.surface import factor, surface

RAVINE = surface(
    "ravine",
    "Ravine",
    "a*x^2 + b*y^2",
    start=(-5.0, -2.0),
    window=(-6.0, 6.0, -3.0, 3.0),
    parameters=(
        factor("a", 0.1, (0.001, 10.0), "Half the curvature along the ravine."),
        factor("b", 2.0, (0.1, 1000.0), "Half the curvature across it."),
    ),
    minima=((0.0, 0.0),),
    minimum=0.0,
    help="A rate that is small enough for the walls is slow along the floor: momentum's home ground.",
    source="Zhang et al. 2021, Dive into Deep Learning, arXiv:2106.11342, § 12.6",
)
