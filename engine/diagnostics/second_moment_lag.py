"""The present squared gradient against what the second moment remembers."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """g² / v̂ ``(R,)``, weighted by the gradient's squares; NaN for rules without a running mean of squares."""
    return moment.averages.lag(moment.scaled_gradient).to(moment.loss)


SECOND_MOMENT_LAG = Diagnostic(
    "second_moment_lag",
    "Squared gradient against v̂",
    "How far the second moment lags behind: near 1 while v̂ knows gradients of this size. Above 5 gradients have grown faster than v follows, and steps are too long; together with a step curvature over its limit this comes before a spike. Empty for rules without v, and at the start.",
    compute,
    needs=("gradient", "moments", "limits"),
    every=10,
    cost="medium",
)
