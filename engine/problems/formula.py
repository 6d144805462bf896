"""A surface of one's own: any formula in up to eight variables, typed as on paper."""

from engine.knob import Knob
from engine.surface import start_knob
from engine.typed_surface import TypedSurface, typed_variables

FORMULA = TypedSurface(
    name="formula",
    title="My own formula",
    knobs=(
        Knob(
            "text",
            "x²/10 + y² + a·sin(3x)",
            kind="text",
            live=False,
            help="The loss, as on paper: 2x, x², (x+1)(y−1), √(x), |x| as abs(x), π, sin, exp, max(x, y), hypot(x, y) …",
        ),
        Knob(
            "parameters",
            {},
            kind="table",
            help="A number for every letter that is no variable; 1 where nothing is said.",
        ),
        start_knob((-4.0, 1.5)),
        Knob(
            "window",
            (-6.0, 6.0, -4.0, 4.0),
            kind="reals",
            live=False,
            help="The part that is shown: lowest and highest x, lowest and highest y.",
        ),
        Knob(
            "variables",
            (),
            kind="names",
            live=False,
            help="Which letters are the variables; by themselves x, y, z, u, v, w and x0 … x9 are.",
        ),
    ),
    text=lambda values: values["text"],
    variables=typed_variables,
    parameters=lambda values: values["parameters"],
    help="Every letter but x, y, z, u, v, w and x0 … x9 becomes a parameter with a slider of its own.",
)
