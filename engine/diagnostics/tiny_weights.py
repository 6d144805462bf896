"""How many weights with |w| < 1e-6."""

from engine.diagnostic import Diagnostic

TINY_WEIGHTS = Diagnostic(
    "tiny_weights",
    "Weights with |w| < 1e-6",
    "Counts weights that (nearly) vanish. L1 with a proximal step makes exact zeros, L2 only small numbers; that is the difference to look for.",
    lambda moment: (moment.parameters.abs() < 1e-6).sum(1),
    unit="weights",
    every=10,
    cost="medium",
    scale="linear",
)
