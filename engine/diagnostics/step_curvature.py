"""The loss's curvature along the last step, from the slopes at its two ends."""

from engine.diagnostic import Diagnostic
from engine.products import ratio

STEP_CURVATURE = Diagnostic(
    "step_curvature",
    "Curvature along the step",
    "The mean second derivative on the way of the last update. Where it is near 2 / lr, gradient descent is at its limit of stability in this direction. Negative on a ridge.",
    derive=lambda products: ratio(
        products.dot("update", "gradient") - products.dot("update", "previous_gradient"),
        products.dot("update", "update"),
    ),
    vectors=("update", "gradient", "previous_gradient"),
    unit="loss / parameter²",
    scale="linear",
)
