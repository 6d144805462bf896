"""Ackley's function: a funnel in a rippled plain."""

import math

from engine.knob import Knob
from engine.surface import surface


def _text(names):
    """… + e - exp(mean) is written e (1 - exp(mean - 1)): exactly 0 at the minimum, never below."""
    length = f"hypot({', '.join(names)})" if len(names) > 1 else f"abs({names[0]})"
    mean = f"({' + '.join(f'cos(c*{x})' for x in names)})/{len(names)}"
    return f"a*(1 - exp(-b*{length}/sqrt({len(names)}))) + e*(1 - exp({mean} - 1))"


ACKLEY = surface(
    "ackley",
    "Ackley",
    _text,
    start=(2.5, 3.7),
    window=(-5.0, 5.0, -5.0, 5.0),
    parameters=(
        Knob("a", 20.0, low=0.0, high=1e6, soft=(1.0, 40.0), help="How deep the funnel is."),
        Knob("b", 0.2, low=0.0, high=100.0, soft=(0.05, 1.0), help="How narrow the funnel is."),
        Knob("c", 2 * math.pi, low=0.0, high=1000.0, soft=(0.0, 20.0), help="How close together the ripples are."),
    ),
    minima=lambda values: ((0.0,) * len(values["start"]),),
    minimum=0.0,
    help="Ripples on a nearly flat plain with a pointed funnel in the middle. At the tip the slope is taken as 0.",
    source="Ackley 1987, A Connectionist Machine for Genetic Hillclimbing, Kluwer",
)
