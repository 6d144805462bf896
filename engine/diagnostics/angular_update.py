"""By what angle the last update turned the parameter vector."""

import numpy as np

from engine.diagnostic import Diagnostic


def derive(products):
    """The angle between θ and θ − Δ, by its tangent: a cosine near 1 has no digits left."""
    along = products.dot("parameters", "parameters") - products.dot("parameters", "update")
    square = products.dot("parameters", "parameters") * products.dot("update", "update")
    with np.errstate(all="ignore"):
        area = np.sqrt(np.maximum(square - products.dot("parameters", "update") ** 2, 0.0))
    return np.where(np.isnan(square), np.nan, np.arctan2(area, along))


ANGULAR_UPDATE = Diagnostic(
    "angular_update",
    "Angular update",
    "The effective learning rate of weights whose length does not matter (before a normalisation). With weight decay λ it settles near √(2 · lr · λ) (Kosson et al. 2023).",
    derive=derive,
    vectors=("parameters", "update"),
    unit="rad",
)
