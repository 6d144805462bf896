"""The third largest eigenvalue of the Hessian of the present batch's loss."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic

EIGENVALUE_3 = Diagnostic(
    "eigenvalue_3",
    "Eigenvalue λ₃",
    "The curvature of the third sharpest direction. Far below λ₁: one direction alone decides the largest rate.",
    lambda moment: moment.top_three[:, 2],
    unit="loss / parameter²",
    every=100,
    cost="heavy",
    refusal=no_curvature,
)
