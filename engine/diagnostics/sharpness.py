"""The largest eigenvalue of the Hessian of the present batch's loss."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic

SHARPNESS = Diagnostic(
    "sharpness",
    "Sharpness λ₁",
    "The curvature of the sharpest direction. Gradient descent is stable below 2 / lr; full-batch training often rises to that line and stays there (Cohen et al. 2021). Of the present batch: use full batches to see the edge of stability.",
    lambda moment: moment.curvature.top(1)[:, 0],
    unit="loss / parameter²",
    every=100,
    cost="heavy",
    refusal=no_curvature,
)
