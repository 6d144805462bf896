"""A quadratic bowl with cosine ripples."""

from engine.knob import Knob
from engine.surface import surface

RIPPLED_BOWL = surface(
    "rippled_bowl",
    "Rippled bowl",
    lambda names: " + ".join(f"{x}^2/2 + a*(1 - cos(k*{x}))" for x in names),
    start=(3.0, -2.0),
    window=(-4.0, 4.0, -4.0, 4.0),
    parameters=(
        Knob("a", 0.1, low=0.0, high=1e6, soft=(0.0, 1.0), help="Half the height of the ripples."),
        Knob("k", 10.0, low=0.0, high=1e4, soft=(0.0, 50.0), help="How close together they are."),
    ),
    minima=lambda values: ((0.0,) * len(values["start"]),),
    minimum=0.0,
    help="As rough as one likes: beyond a·k² = 1 the ripples trap a small step, while a larger step or momentum averages over them.",
    source="A quadratic with a cosine perturbation, after Rastrigin 1974",
)
