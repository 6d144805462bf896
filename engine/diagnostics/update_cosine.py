"""The angle between successive updates."""

from engine.diagnostic import Diagnostic

UPDATE_COSINE = Diagnostic(
    "update_cosine",
    "Cosine of successive updates",
    "+1: the path goes straight on. Near −1: each step undoes the last one. Momentum keeps it near +1 even where gradients bounce. Not a number until two updates are made, and in the first row after a rewind.",
    derive=lambda products: products.cosine("update", "previous_update"),
    vectors=("update", "previous_update"),
    scale="linear",
)
