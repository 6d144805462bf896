"""Rastrigin's function: a bowl full of dents."""

from engine.knob import Knob
from engine.surface import surface

RASTRIGIN = surface(
    "rastrigin",
    "Rastrigin",
    lambda names: " + ".join(f"{x}^2 + A*(1 - cos(2*pi*{x}))" for x in names),
    start=(2.2, -3.3),
    window=(-5.12, 5.12, -5.12, 5.12),
    parameters=(Knob("A", 10.0, low=0.0, high=1e6, soft=(0.0, 20.0), help="How deep the dents are."),),
    minima=lambda values: ((0.0,) * len(values["start"]),),
    minimum=0.0,
    help="A regular grid of local minima in a bowl. The length of the start point decides the number of parameters.",
    source="Rastrigin 1974, Systems of Extremal Control; Mühlenbein, Schomisch & Born 1991, Parallel Computing 17:619",
)
