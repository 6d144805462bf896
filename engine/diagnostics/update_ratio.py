"""The last update's length relative to the parameters'."""

from engine.diagnostic import Diagnostic
from engine.products import ratio

UPDATE_RATIO = Diagnostic(
    "update_ratio",
    "Update / weight",
    "By what part of their own size the parameters moved. Around 1e-3 is usual for networks; much more forgets, much less crawls.",
    derive=lambda products: ratio(products.norm("update"), products.norm("parameters")),
    vectors=("update", "parameters"),
)
