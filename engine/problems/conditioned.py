"""The quadratic bowl with a chosen condition number, in as many dimensions as the start point has."""

from engine.bowl import bowl
from engine.knob import Knob, choice
from engine.surface import start_knob


def _eigenvalues(values):
    count, lowest = len(values["start"]), 1.0 / values["condition"]
    places = [i / max(count - 1, 1) for i in range(count)]
    if values["spectrum"] == "clusters":
        places = [float(place >= 0.5) for place in places]
    even = values["spectrum"] == "even"
    return tuple(1.0 - (1.0 - lowest) * (1.0 - p) if even else lowest ** (1.0 - p) for p in places)


CONDITIONED = bowl(
    "conditioned",
    "Quadratic bowl by condition number",
    (
        Knob(
            "condition",
            100.0,
            low=1.0,
            high=1e12,
            scale="log",
            soft=(1.0, 1e4),
            help="Largest over smallest curvature; the largest is 1.",
        ),
        choice(
            "spectrum",
            "geometric",
            ("geometric", "even", "clusters"),
            "How the curvatures between lie: by equal ratios, equal steps, or in two heaps.",
        ),
        start_knob((1.0, 1.0)),
    ),
    eigenvalues=_eigenvalues,
    window=(-1.5, 1.5, -1.5, 1.5),
    help="The largest curvature is 1, so gradient descent is stable below lr = 2 whatever the condition number κ; at best its error shrinks by (κ-1)/(κ+1) a step, with momentum by (√κ-1)/(√κ+1).",
    source="Polyak 1964, USSR Computational Mathematics and Mathematical Physics 4:1; Nesterov 2004, Introductory Lectures on Convex Optimization, ch. 2",
)
