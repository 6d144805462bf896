"""|x| + |y|: corners everywhere it matters."""

from engine.surface import surface

ABSOLUTE = surface(
    "absolute",
    "Sum of absolute values",
    lambda names: " + ".join(f"abs({x})" for x in names),
    start=(1.3, -0.7),
    window=(-2.0, 2.0, -2.0, 2.0),
    minima=lambda values: ((0.0,) * len(values["start"]),),
    minimum=0.0,
    help="The slope is ±1 up to the very minimum (0 at a corner): a constant rate can never settle, decay can.",
    source="Boyd, Xiao & Mutapcic 2003, Subgradient Methods, Stanford EE392o",
)
