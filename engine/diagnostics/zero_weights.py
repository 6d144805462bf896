"""How many weights with w = 0."""

from engine.diagnostic import Diagnostic

ZERO_WEIGHTS = Diagnostic(
    "zero_weights",
    "Weights with w = 0",
    "Counts weights that (nearly) vanish. L1 with a proximal step makes exact zeros, L2 only small numbers; that is the difference to look for.",
    lambda moment: (moment.parameters == 0).sum(1),
    unit="weights",
    every=10,
    cost="medium",
    scale="linear",
)
