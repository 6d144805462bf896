"""The share of parameters whose step is decided by ε."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """The part of the parameters with √v̂ < ε ``(R,)``; NaN for rules without such a divisor."""
    import torch

    held = moment.averages
    share = (held.root < held.floor).to(held.root).mean(1)
    return torch.where(held.root.isnan().any(1), torch.full_like(share, float("nan")), share)


FLOOR_SHARE = Diagnostic(
    "floor_share",
    "Share at the ε floor",
    "The part of the parameters whose √v̂ is smaller than ε: there an adaptive rule has turned into plain momentum with rate lr / ε. Near 0 is usual.",
    compute,
    needs=("moments",),
    every=10,
    cost="medium",
    scale="linear",
)
