"""What an adaptive rule divides by: the lecture's σ."""

from engine.diagnostic import Diagnostic

DIVISOR = Diagnostic(
    "divisor",
    "Divisor √v̂",
    "The mean over all parameters of √v̂, the root of the second moment. It is estimated from few gradients at first: over the seeds of replicates its band then is widest, which is the reason given for a warm-up. Empty for rules without a second moment, and at the start.",
    lambda moment: moment.averages.root.mean(1),
    needs=("moments",),
    every=5,
    cost="medium",
)
