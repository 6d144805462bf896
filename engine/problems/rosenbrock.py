"""Rosenbrock's curved valley, also in many dimensions."""

from itertools import pairwise

from engine.knob import Knob
from engine.surface import factor, surface


def _minima(values):
    a, count = values["a"], len(values["start"])
    if count == 2:
        return ((a, a * a),)
    return ((a,) * count,) if a in (0.0, 1.0) else ()  # otherwise no closed form


ROSENBROCK = surface(
    "rosenbrock",
    "Rosenbrock's valley",
    lambda names: " + ".join(f"(a - {x})^2 + b*({y} - {x}^2)^2" for x, y in pairwise(names)),
    start=(-1.2, 1.0),
    window=(-2.0, 2.0, -1.0, 3.0),
    parameters=(
        Knob("a", 1.0, low=-10.0, high=10.0, soft=(0.5, 2.0), help="Where along the valley the minimum lies: (a, a²)."),
        factor("b", 100.0, (1.0, 1000.0), "How steep the walls are against the floor."),
    ),
    minima=_minima,
    minimum=0.0,
    least=2,
    help="A long, flat, curved valley between steep walls: finding it is easy, following it is hard. A longer start point makes it many-dimensional.",
    source="Rosenbrock 1960, The Computer Journal 3:175; start: Moré, Garbow & Hillstrom 1981, no. 1",
)
