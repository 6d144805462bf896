"""The loss that the optimizer sees: of the step's batch, before any loss scale."""

from engine.diagnostic import Diagnostic

LOSS = Diagnostic(
    "loss",
    "Loss",
    "The training loss of the present batch. Falling is good; a flat stretch with a large gradient means bouncing.",
    lambda moment: moment.loss,
)
