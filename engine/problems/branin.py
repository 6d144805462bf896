"""Branin's function: three equally deep minima."""

import math

from engine.surface import surface

# The coefficients of Dixon and Szegő; at (-π, 12.275), (π, 2.275), (3π, 2.475) the square is 0 and cos x is -1.
BRANIN = surface(
    "branin",
    "Branin",
    "(y - 5.1x²/(4π²) + 5x/π - 6)² + 10(1 - 1/(8π))cos(x) + 10",
    start=(2.5, 12.5),
    window=(-5.0, 10.0, 0.0, 15.0),
    minima=((-math.pi, 12.275), (math.pi, 2.275), (3 * math.pi, 2.475)),
    minimum=10 / (8 * math.pi),
    help="Three equally deep minima: the start decides which one is found.",
    source="Branin 1972, IBM Journal of Research and Development 16:504; Dixon & Szegő 1978, Towards Global Optimisation 2",
)
