"""Rosenbrock's curved valley."""

from engine.knob import Knob
from engine.surface import surface

ROSENBROCK = surface(
    "rosenbrock",
    "Rosenbrock's valley",
    "(a - x)^2 + b*(y - x^2)^2",
    start=(-1.2, 1.0),
    window=(-2.0, 2.0, -1.0, 3.0),
    parameters=(
        Knob("a", 1.0, low=-10.0, high=10.0, soft=(0.5, 2.0), help="Where along the valley the minimum lies: (a, a²)."),
        Knob(
            "b",
            100.0,
            low=0.0,
            high=1e6,
            low_open=True,
            scale="log",
            soft=(1.0, 1000.0),
            help="How steep the walls are against the floor.",
        ),
    ),
    minimum=0.0,
    help="A long, flat, curved valley between steep walls: finding it is easy, following it is hard.",
    source="Rosenbrock 1960, The Computer Journal 3:175",
)
