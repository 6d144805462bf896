"""Adam's first moment against the root of its second."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """|m̂| / |√v̂| ``(R,)``."""
    held = moment.averages
    return held.first.norm(dim=1) / held.root.norm(dim=1)


MOMENT_RATIO = Diagnostic(
    "moment_ratio",
    "First against second moment",
    "The length of m̂ relative to √v̂. Near 1: gradients agree and steps are full. Pure noise gives about √((1 − β₁) / (1 + β₁)), 0.23 at β₁ = 0.9. Empty for rules without both.",
    compute,
    needs=("moments",),
    every=10,
    cost="medium",
    scale="linear",
)
