"""What of a gradient a number format loses: numbers too small for it become 0, too large ones infinite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.spec import ExperimentSpec

FORMATS = ("float16", "bfloat16", "float32")


def lost(spec: ExperimentSpec, s: float, formats: Iterable[str] = FORMATS) -> dict[str, float]:
    """By format, the part of the numbers of run 0's gradient, not 0 in float64, that are 0 or infinite in it.

    The gradient is that of ``s`` times the loss, where the run stands at its end. NaN where it has no number that is
    finite and not 0.
    """
    import torch

    from engine.experiment import Experiment

    experiment = Experiment(spec, history=False)
    experiment.advance(spec.steps)
    gradient = experiment.by_run(experiment.objective.evaluate(experiment.parameters, experiment.step)[1])[0].double()
    gradient = gradient[(gradient != 0) & gradient.isfinite()] * s
    found = {}
    for name in formats:
        kept = gradient.to(getattr(torch, name)).double()
        found[name] = float(((kept == 0) | ~kept.isfinite()).double().mean())
    return found
