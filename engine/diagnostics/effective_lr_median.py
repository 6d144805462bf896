"""The effective learning rate |Δ| / |g| that 50 in 100 parameters stay below."""

from engine.diagnostic import Diagnostic
from engine.diagnostics._rates import quantile

EFFECTIVE_LR_MEDIAN = Diagnostic(
    "effective_lr_median",
    "Effective rate, 50 %",
    "50 % of the parameters moved less than this for each unit of their gradient. Plain SGD: all equal to lr; adaptive rules: orders of magnitude between 10 % and 90 %.",
    lambda moment: quantile(moment, 0.5),
    needs=("previous", "previous_gradient"),
    every=10,
    cost="medium",
)
