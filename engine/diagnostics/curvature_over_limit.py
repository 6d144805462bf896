"""The loss's curvature along the gradient as the rule divides it, over the limit of stability."""

from engine.curvature_refusal import no_curvature
from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """UᵀHu / uᵀPu / limit ``(R,)`` with u = P⁻¹g and P of the next update (1 for rules that do not divide)."""
    import torch

    limits, gradient = moment.stability, moment.scaled_gradient
    weighed = torch.as_tensor(limits.weighed, device=gradient.device)[:, None]
    divisor = torch.where(weighed, moment.averages.after(gradient), torch.ones_like(gradient))
    along = gradient / divisor
    bent = (along * moment.curvature.product(along)).sum(1)
    limit = torch.as_tensor(limits.curvature).to(gradient)
    return bent / (along * gradient).sum(1) / limit


CURVATURE_OVER_LIMIT = Diagnostic(
    "curvature_over_limit",
    "Curvature over limit",
    "How strongly the loss bends in the direction that the rule goes next (the gradient, divided as an adaptive rule does it), in units of the largest curvature at which the rule is stable. Above 1 the next steps overshoot. Empty for rules without a known limit.",
    compute,
    unit="limit",
    needs=("gradient", "moments", "limits"),
    every=10,
    cost="heavy",
    scale="linear",
    refusal=no_curvature,
)
