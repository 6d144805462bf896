"""The distance travelled from the start, as the crow flies."""

from engine.diagnostic import Diagnostic

DISTANCE = Diagnostic(
    "distance",
    "Distance from start",
    "How far the parameters are from where they began.",
    derive=lambda products: products.norm("displacement"),
    vectors=("displacement",),
)
