"""The length of the last step."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """|x_k - x_{k-1}|; not a number at the start, where no step has been made."""
    if moment.previous is None:
        return moment.loss * float("nan")
    return (moment.parameters - moment.previous).norm(dim=1)


UPDATE_NORM = Diagnostic(
    "update_norm", "Update norm", "How far the last update moved the parameters.", compute, needs=("previous",)
)
