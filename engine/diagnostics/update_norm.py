"""The length of the last step."""

from engine.diagnostic import Diagnostic

UPDATE_NORM = Diagnostic(
    "update_norm",
    "Update norm",
    "How far the last update moved the parameters; not a number at the start, where no step has been made.",
    derive=lambda products: products.norm("update"),
    vectors=("update",),
)
