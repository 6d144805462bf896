"""Which quantities the experiment's problem can give, why not the others, and what went wrong while measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.diagnostic import diagnostics
from engine.host.question import Question
from engine.host.questions.histogram import vectors

if TYPE_CHECKING:
    from engine.experiment import Experiment


def answer(experiment: Experiment) -> dict[str, Any]:
    """``refused``: reasons by quantity, for those that cannot be had; ``failed``: by channel, for those that raised;
    ``tensors``: the names of the problem's tensors; ``vectors``: by run, what histograms can be made of.
    """
    objective = experiment.objective
    refused = {one.name: reason for one in diagnostics if (reason := one.refusal(objective))}
    tensors = tuple(slot.name for slot in objective.layout.slots)
    return {"refused": refused, "failed": dict(experiment.recorder.failures), "tensors": tensors,
            "vectors": tuple(vectors(experiment, run) for run in range(len(experiment.rules)))}  # fmt: skip


DIAGNOSTICS = Question("diagnostics", "which quantities can be had, and what went wrong", answer)
