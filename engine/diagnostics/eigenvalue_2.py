"""The second largest eigenvalue of the Hessian of the present batch's loss."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic

EIGENVALUE_2 = Diagnostic(
    "eigenvalue_2",
    "Eigenvalue λ₂",
    "The curvature of the second sharpest direction. Far below λ₁: one direction alone decides the largest rate.",
    lambda moment: moment.top_three[:, 1],
    unit="loss / parameter²",
    every=100,
    cost="heavy",
    refusal=no_curvature,
)
