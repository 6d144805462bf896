"""``bench schedule``: what a schedule costs a training step, and how long the preview of a long run takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import numpy as np
import torch

from engine.bench import Bench, BenchOptions, Result, paired, result, seconds
from engine.experiment import Experiment
from engine.plan import plan
from engine.schedule_preview import preview
from engine.spec import parse

STEPS = 250
LONG = 10**6
USUAL: list[dict[str, Any]] = [{"name": "Warmup", "warmup_steps": 1000}, {"name": "CosineAnnealingLR"}]
COMPOSED: list[dict[str, Any]] = [
    {"name": "Warmup", "warmup_steps": 1000, "shape": "cosine"},
    {"product": [{"name": "CosineAnnealingWarmRestarts", "T_0": 100_000}, {"name": "ExponentialLR", "gamma": 0.99999}],
     "steps": 500_000},
    {"name": "CosineAnnealingLR"},
    {"name": "LinearLR", "drives": "momentum", "start_factor": 1.0, "end_factor": 0.5, "total_iters": 900_000},
]  # fmt: skip
REACTING: list[dict[str, Any]] = [{"product": [{"name": "Warmup"}, {"name": "ReduceLROnPlateau", "patience": 10_000}]}]


def training(schedule: list[dict[str, Any]], device: str) -> Callable[[], None]:
    """Steps of an experiment on digits."""
    run = {"optimizer": {"name": "SGD", "lr": 1e-3, "momentum": 0.9}, "schedule": schedule}
    experiment = Experiment(parse({"steps": LONG, "problem": "digits", "runs": [run]}), device)
    return lambda: experiment.advance(STEPS)


def measure(options: BenchOptions) -> Iterator[Result]:
    """Ratios of steps with a schedule to steps without; of a preview to a plan at every step, and its milliseconds. All
    in processor time.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        for name, schedule in (("", USUAL), (", two knobs", COMPOSED), (", that reacts", REACTING)):
            pair = training(schedule, options.device), training([], options.device)
            yield result(f"schedule step{name}", paired(*pair, 10 * options.pairs, clock=process_time), 1.02)
    finally:
        torch.set_num_threads(threads)
    planned = plan(COMPOSED, LONG)
    every = np.arange(LONG, dtype=np.float64)

    def drawn() -> None:
        for knob in ("lr", "momentum"):
            preview(planned, knob, 0.1, LONG)

    def whole() -> None:
        for knob in ("lr", "momentum"):
            planned.values(knob, every, 0.1)

    yield result("schedule preview", paired(drawn, whole, options.pairs, clock=process_time), 0.5)
    spent = []
    for _ in range(options.pairs):
        spent.append(seconds(drawn, process_time) * 1e3)
    yield result("schedule preview ms", spent, 50.0)


SCHEDULE = Bench("schedule", "a schedule's share of a step on digits, and the preview of a million steps", measure)
