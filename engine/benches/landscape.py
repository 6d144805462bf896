"""``bench landscape``: the loss on a plane through a network for digits, against one point after another."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from engine.bench import Bench, BenchOptions, Result, result
from engine.experiment import Experiment
from engine.landscape.directions import random_plane
from engine.landscape.grid import progressive
from engine.landscape.plane_loss import PlaneLoss
from engine.spec import parse

if TYPE_CHECKING:
    from engine.landscape.plane import Plane

COUNT = 101
PART = 200  # points of the plain loop that one pair times: all 10201 take a quarter of a minute
ENDS = (-1.0, 1.0)


def trained(device: str) -> Experiment:
    """The digits network 64–64–10 on all 1797 samples after some epochs of Adam, float32."""
    spec = {"steps": 300, "record": ["loss"], "problem": {"name": "digits", "validation": 0.0}}
    spec["runs"] = [{"optimizer": "Adam"}]
    experiment = Experiment(parse(spec), device)
    experiment.advance(300)
    return experiment


def naive(objective: Any, plane: Plane) -> Callable[[], None]:
    """What a script does: parameters into the module, forward, loss, ``item``."""
    module, criterion = objective.module()
    inputs, targets = objective.data

    def work() -> None:
        with torch.no_grad():
            for index in range(PART):
                a, b = -1 + 0.01 * index, 1 - 0.01 * index
                point = plane.origin + a * plane.directions[0] + b * plane.directions[1]
                nn.utils.vector_to_parameters(point, module.parameters())
                criterion(module(inputs), targets).item()

    return work


def measure(options: BenchOptions) -> Iterator[Result]:
    """Ratio of seconds a point, plain loop over whole grid, both on one thread; then seconds to the 9 × 9 picture."""
    experiment = trained(options.device)
    objective = experiment.objective
    plane = random_plane(experiment.parameters[0], objective.layout)
    loop = naive(objective, plane)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # a second one costs more at its barriers than it brings
    ratios, firsts = [], []
    try:
        for pair in range(max(3, options.pairs // 3) + 1):
            began = time.perf_counter()
            loop()
            plain = (time.perf_counter() - began) / PART
            began = time.perf_counter()
            first = 0.0
            for grid in progressive(PlaneLoss(objective, plane), ENDS, ENDS, COUNT):
                first = first or (time.perf_counter() - began if grid.size else 0.0)
            ours = (time.perf_counter() - began) / COUNT**2
            if pair:
                ratios.append(plain / ours)
                firsts.append(first)
    finally:
        torch.set_num_threads(threads)
    yield result("landscape", ratios, goal=6.0, higher_is_better=True)
    yield result("landscape coarse picture (s)", firsts, goal=1.0)


LANDSCAPE = Bench("landscape", "101 × 101 losses of the digits network against a plain loop over points", measure)
