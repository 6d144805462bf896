"""Styblinski's and Tang's function."""

from engine.surface import surface

STYBLINSKI_TANG = surface(
    "styblinski_tang",
    "Styblinski–Tang",
    lambda names: f"({' + '.join(f'{x}^4 - 16*{x}^2 + 5*{x}' for x in names)})/2",
    start=(0.5, 4.0),
    window=(-5.0, 5.0, -5.0, 5.0),
    minima=lambda values: ((-2.903534027771177,) * len(values["start"]),),
    minimum=-78.33233140754285,
    adds_up=True,
    help="Every parameter has a good and a worse valley: in D dimensions 2ᴰ minima, one of them global.",
    source="Styblinski & Tang 1990, Neural Networks 3:467",
)
