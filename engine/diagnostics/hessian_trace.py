"""The trace of the Hessian of the present batch's loss."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic

HESSIAN_TRACE = Diagnostic(
    "hessian_trace",
    "Hessian trace",
    "The sum of all curvatures: how wide the valley is on the whole. Exact up to 64 parameters, else estimated from 8 random directions (Hutchinson 1990).",
    lambda moment: moment.curvature.trace(),
    unit="loss / parameter²",
    every=100,
    cost="heavy",
    scale="linear",
    refusal=no_curvature,
)
