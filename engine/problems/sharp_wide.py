"""A sharp and a wide minimum, with a noisy gradient: which one does a rule stay in?"""

from engine.surface import surface

SHARP_WIDE = surface(
    "sharp_wide",
    "A sharp and a wide minimum, with noise",
    "1 + (x^2 + y^2)/50 - exp(-((x + 2)^2 + y^2)/2) - 1.1*exp(-20*((x - 2)^2 + y^2))",
    start=(2.2, 0.1),
    window=(-4.0, 4.0, -3.0, 3.0),
    minima=((1.998152662951022, 0.0),),
    minimum=-0.02041059296370349,
    noise=4.0,
    help="The sharp minimum (curvature 44) is a little deeper than the wide one (curvature 1) at (-1.92, 0). With noise on the gradient, gradient descent leaves it for the wide one; with the noise at 0 it stays.",
    source="Hochreiter & Schmidhuber 1997, Flat minima, Neural Computation 9:1; formula of this project",
)
