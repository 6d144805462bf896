"""The six-hump camel back."""

from engine.surface import surface

SIX_HUMP_CAMEL = surface(
    "six_hump_camel",
    "Six-hump camel",
    "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + 4*(y^2 - 1)*y^2",
    start=(-1.5, 0.8),
    window=(-2.0, 2.0, -1.1, 1.1),
    minima=((0.08984201310031806, -0.7126564030207396), (-0.08984201310031806, 0.7126564030207396)),
    minimum=-1.031628453489877,
    help="Six minima in pairs, two of them global.",
    source="Dixon & Szegő 1978, Towards Global Optimisation 2, North-Holland",
)
