"""The distance travelled from the start, as the crow flies."""

from engine.diagnostic import Diagnostic

DISTANCE = Diagnostic(
    "distance",
    "Distance from start",
    "How far the parameters are from where they began.",
    lambda moment: (moment.parameters - moment.start).norm(dim=1),
    needs=("start",),
)
