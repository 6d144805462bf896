"""The angle between successive gradients."""

from engine.diagnostic import Diagnostic

GRADIENT_COSINE = Diagnostic(
    "gradient_cosine",
    "Cosine of successive gradients",
    "+1: the same direction again. Near −1: the iterate bounces between two walls of a valley and the rate is too large across it. Near 0: batches disagree.",
    derive=lambda products: products.cosine("gradient", "previous_gradient"),
    vectors=("gradient", "previous_gradient"),
    scale="linear",
)
