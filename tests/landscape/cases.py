"""Objectives, planes and the plain loop that landscapes are held against."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.experiment import Experiment
from engine.problem import Setting, problems
from engine.spec import parse

CPU = torch.device("cpu")
RUNS = [{"optimizer": {"name": "SGD", "lr": 0.1}}, {"optimizer": "Adam"}, {"optimizer": {"name": "SGD", "lr": 0.5}}]


def objective(name="mlp", **arguments):
    problem = problems[name]
    return problem.objective(problem.values(arguments), Setting(0, torch.float64, CPU))


def near_start(built, seed=1) -> Tensor:
    start = built.start(1)[0]
    drawn = torch.randn(start.shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return start + 0.3 * drawn


def experiment(problem="mlp", steps=40, runs=None):
    spec = {"steps": steps, "dtype": "float64", "problem": problem, "runs": runs or RUNS}
    made = Experiment(parse(spec))
    made.advance(steps)
    return made


def naive(built, plane, coordinates) -> Tensor:
    """One point after another, through torch modules and losses."""
    found = []
    for a, b in coordinates.tolist():
        point = plane.origin + a * plane.directions[0] + b * plane.directions[1]
        module, criterion = built.module(point)
        with torch.no_grad():
            found.append(criterion(module(built.data.inputs), built.data.targets))
    return torch.stack(found)
