"""The monkey saddle x³ - 3xy²: curvature 0 in every direction."""

from engine.surface import surface

MONKEY_SADDLE = surface(
    "monkey_saddle",
    "Monkey saddle",
    "x^3 - 3*x*y^2",
    start=(1.0, 0.01),
    window=(-1.5, 1.5, -1.5, 1.5),
    help="A saddle for two legs and a tail: at (0, 0) gradient and Hessian are both 0, so even second-order rules see nothing.",
    source="Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie",
)
