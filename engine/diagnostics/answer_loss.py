"""The loss at the rule's answer: the average that it keeps beside the path, where it keeps one."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """The batch's loss at the answer; the raw loss where the rule has no answer of its own."""
    return moment.loss if moment.answer_loss is None else moment.answer_loss


ANSWER_LOSS = Diagnostic(
    "answer_loss",
    "Loss at the answer",
    "Rules that average their path (EMA, SWA, ASGD, Schedule-Free, Lookahead) answer with the average; this is its loss. For all others it equals the loss.",
    compute,
    needs=("answer",),
)
