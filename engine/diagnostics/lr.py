"""The learning rate in force for the next update."""

from engine.diagnostic import Diagnostic

LR = Diagnostic(
    "lr", "Learning rate", "The rate used for the update from this step to the next, after schedules.", None
)
