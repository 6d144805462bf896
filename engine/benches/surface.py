"""``bench surface``: a recorded Adam run of 100 000 steps on Rosenbrock's valley against the torch.optim loop."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from engine.bench import Bench, BenchOptions, Result, result, seconds
from engine.experiment import Experiment
from engine.spec import parse

STEPS, PART = 100_000, 500
"""Steps of ours, and of the loop, which takes half a minute for all."""


def ours() -> None:
    """Everything recorded: loss, rate, gradient norm, both parameters, float64."""
    run = {"optimizer": {"name": "Adam", "lr": 1e-3}}
    experiment = Experiment(parse({"steps": STEPS, "dtype": "float64", "problem": "rosenbrock", "runs": [run]}))
    while not experiment.finished:
        experiment.advance(experiment.longest)


def kernel_alone() -> float:
    """Seconds of the compiled run alone."""
    import numpy as np

    from engine.fused import kernel
    from engine.optimizer import optimizers
    from engine.problem import problems

    problem = problems["rosenbrock"]
    values, rule = problem.values({}), optimizers["Adam"]
    knobs = rule.defaults()
    blocks = [b for b in rule.blocks(knobs) if b.off_when_zero is None or knobs[b.knob(b.off_when_zero)] != 0]
    compiled = kernel(problem.formula(values), blocks, "float64")  # type: ignore[attr-defined]
    numbers = {name: float(value) for name, value in knobs.items() if isinstance(value, (int, float))}
    constants = list(problem.parameters(values).values())  # type: ignore[attr-defined]
    runs = compiled.start(np.array([values["start"]]), numbers, constants)
    return seconds(lambda: compiled.record(runs, STEPS))


def loop() -> None:
    """What a script does: parameters, closure, backward, step, ``item``."""
    point = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    rule = torch.optim.Adam([point], lr=1e-3)
    for _ in range(PART):
        rule.zero_grad()
        loss = (1 - point[0]) ** 2 + 100 * (point[1] - point[0] ** 2) ** 2
        loss.backward()
        rule.step()
        loss.item()


def measure(options: BenchOptions) -> Iterator[Result]:
    """Milliseconds of the compiled run; the experiment around it; steps a second over the loop's."""
    for warm in (ours, loop, kernel_alone):
        warm()
    times, whole, ratios = [], [], []
    for _ in range(max(3, options.pairs)):
        times.append(1e3 * kernel_alone())
        mine, theirs = seconds(ours), seconds(loop)
        whole.append(1e3 * mine)
        ratios.append(theirs / PART / (times[-1] / 1e3 / STEPS))
    yield result("surface Adam 100 000 steps (ms)", times, 16.0)
    yield result("surface with experiment and history (ms)", whole)
    yield result("surface / torch.optim loop", ratios, 1000.0, True)


SURFACE = Bench("surface", "100 000 recorded steps of Adam on Rosenbrock's valley, compiled", measure)
