"""The length of the parameter vector."""

from engine.diagnostic import Diagnostic

PARAMETER_NORM = Diagnostic(
    "parameter_norm",
    "Parameter norm",
    "The size of all weights together; weight decay pulls it down.",
    derive=lambda products: products.norm("parameters"),
    vectors=("parameters",),
)
