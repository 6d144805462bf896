"""The quadratic bowl with chosen eigenvalues: the problem on which everything is known in closed form."""

from engine.bowl import bowl
from engine.knob import Knob
from engine.surface import start_knob

QUADRATIC = bowl(
    "quadratic",
    "Quadratic bowl",
    (
        Knob(
            "eigenvalues",
            (1.0, 10.0),
            low=-1e12,
            high=1e12,
            kind="reals",
            live=False,
            help="Curvatures along the axes; their ratio is the condition number.",
        ),
        start_knob((1.0, 1.0)),
    ),
    eigenvalues=lambda values: values["eigenvalues"],
    window=(-1.5, 1.5, -1.5, 1.5),
    help="½ Σ λᵢ xᵢ²: every rate, limit and oscillation has a formula here. Gradient descent is stable below lr = 2/λ.",
    source="Polyak 1964, USSR Computational Mathematics and Mathematical Physics 4:1; Nocedal & Wright 2006, ch. 3",
)
