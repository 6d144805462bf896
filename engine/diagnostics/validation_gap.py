"""How much worse the loss is on data that was not trained on."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """validation_loss − train_loss, each over the whole data."""
    assert moment.objective is not None
    found = moment.objective.measure(moment.parameters)
    return found["validation_loss"] - found["train_loss"]


def refusal(objective):
    return None if "validation_loss" in objective.measures else "there is no validation data"


VALIDATION_GAP = Diagnostic(
    "validation_gap",
    "Validation − training loss",
    "Rising while the training loss falls: over-fitting. Below 0 where the validation samples happen to be easier.",
    compute,
    every=100,
    cost="heavy",
    scale="linear",
    refusal=refusal,
)
