"""Beale's function."""

from engine.surface import surface

BEALE = surface(
    "beale",
    "Beale",
    "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    start=(1.0, 1.0),
    window=(-4.5, 4.5, -4.5, 4.5),
    minima=((3.0, 0.5),),
    minimum=0.0,
    help="A bent, nearly flat valley between walls that rise with the eighth power; steep corners throw large steps out.",
    source="Beale 1958, Princeton University, Technical Report 25; start: Moré, Garbow & Hillstrom 1981, no. 5",
)
