"""The largest eigenvalue of the Hessian as an adaptive rule sees it."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """λ₁ of P^-½ H P^-½ ``(R,)`` with P = √v̂ + ε; NaN for runs whose rule divides by nothing."""
    import torch

    divisor = moment.averages.divisor
    known = torch.isfinite(divisor).all(1) & (divisor > 0).all(1)
    found = torch.full_like(moment.loss, float("nan"))
    if known.any():
        scale = torch.where(known[:, None], divisor, torch.ones_like(divisor))
        values = moment.curvature.through(scale).top(1)[:, 0]
        found = torch.where(known, values.to(found), found)
    return found


PRECONDITIONED_SHARPNESS = Diagnostic(
    "preconditioned_sharpness",
    "Preconditioned sharpness",
    "The sharpness in the coordinates of a rule that divides by √v̂ + ε (Adam, RMSprop, Adagrad …): this, not λ₁, is what rises to its limit of stability, 38 / lr for Adam with β₁ = 0.9 (Cohen et al. 2022). Empty for other rules and at the start.",
    compute,
    needs=("moments",),
    every=100,
    cost="heavy",
    refusal=no_curvature,
)
