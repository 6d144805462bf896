"""The distance travelled from the start, as the crow flies."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """|x_k - x_0|."""
    assert moment.start is not None
    return (moment.parameters - moment.start).norm(dim=1)


DISTANCE = Diagnostic(
    "distance",
    "Distance from start",
    "How far the parameters are from where they began.",
    compute,
    needs=("start",),
)
