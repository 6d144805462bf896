"""``bench diagnostics``: what measuring beside the training costs.

Experiments step as they do by themselves: on a dense network loss, rate and what follows from dot products come out of
the compiled loop, and what is computed now and then from the place alone is taken between its stretches. What both
cost where the tensor executor steps is told beside it, without a goal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch

from engine.bench import Bench, BenchOptions, Result, paired, result
from engine.diagnostics.presets import CHEAP
from engine.experiment import Experiment
from engine.spec import DEFAULT_RECORD, parse
from engine.tensor_stepper import TensorStepper

STEPS = 500
MLP: dict[str, Any] = {"name": "mlp", "data": "sine", "samples": 200, "hidden": [30, 20], "batch_size": 50}
"""1 → 30 → 20 → 1: 701 parameters."""


def steps(problem: Any, record: tuple[str, ...], device: str, compiled: bool = True, **more: Any) -> Callable[[], None]:
    """``STEPS`` steps of Adam that record these."""
    run = {"optimizer": {"name": "Adam", "lr": 1e-3}}
    table = {"steps": 10**6, "problem": problem, "record": list(record), "runs": [run], **more}
    experiment: Any = Experiment(parse(table), device)
    if not compiled:
        experiment.stepper = TensorStepper(experiment)
    return lambda: experiment.advance(STEPS)


def measure(options: BenchOptions) -> Iterator[Result]:
    """Ratios of the seconds for the same number of steps, one thread."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        plain = ("loss", "lr")
        device, pairs = options.device, options.pairs
        yield result(
            "diagnostics cheap preset, digits",
            paired(steps("digits", CHEAP, device), steps("digits", DEFAULT_RECORD, device), pairs),
            1.15,
        )
        yield result(
            "diagnostics none, digits",
            paired(steps("digits", plain, device), steps("digits", DEFAULT_RECORD, device), pairs),
            1.0,
        )
        sharp = (*DEFAULT_RECORD, "sharpness")
        yield result(
            "diagnostics sharpness every 100, 701 parameters",
            paired(steps(MLP, sharp, device), steps(MLP, DEFAULT_RECORD, device), pairs),
            1.3,
        )
        yield result(
            "diagnostics sharpness every 100, 701 parameters, tensor executor",
            paired(steps(MLP, sharp, device, False), steps(MLP, DEFAULT_RECORD, device, False), pairs),
        )
        yield result(
            "diagnostics cheap preset, digits, tensor executor",
            paired(steps("digits", CHEAP, device, False), steps("digits", DEFAULT_RECORD, device, False), pairs),
        )
    finally:
        torch.set_num_threads(threads)


DIAGNOSTICS = Bench("diagnostics", "what measuring beside the training costs", measure)
