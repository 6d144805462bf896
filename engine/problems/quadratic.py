"""The quadratic bowl with chosen eigenvalues: the problem on which everything is known in closed form."""

from engine.knob import Knob
from engine.surface import Surface, start_knob


def _variables(values):
    count = len(values["eigenvalues"])
    return ("x", "y") if count == 2 else tuple(f"x{i}" for i in range(count))


def _text(values):
    terms = [f"l{i}*{name}^2" for i, name in enumerate(_variables(values))]
    return f"({' + '.join(terms)})/2"


QUADRATIC = Surface(
    name="quadratic",
    title="Quadratic bowl",
    knobs=(
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
    help="½ Σ λᵢ xᵢ²: every rate, limit and oscillation has a formula here. Gradient descent is stable below lr = 2/λ.",
    source="Polyak 1964; Nocedal & Wright 2006, ch. 3",
    text=_text,
    variables=_variables,
    parameters=lambda values: {f"l{i}": value for i, value in enumerate(values["eigenvalues"])},
    window=(-1.5, 1.5, -1.5, 1.5),
    minima=lambda values: ((0.0,) * len(values["eigenvalues"]),),
    minimum=0.0,
)
