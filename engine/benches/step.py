"""``bench step``: a recorded training step on digits against the plain loop a user would write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import torch

from engine.bench import Bench, BenchOptions, Result, paired, result, seconds
from engine.errors import InputError
from engine.experiment import Experiment
from engine.optimizer import Optimizer, optimizers
from engine.spec import parse

STEPS = 250
LONGEST = 0.4
"""Seconds of one side of a pair: rules whose steps are long take fewer of them (L-BFGS makes 20 moves a step)."""
DEFAULTS = ("SGD", "Adam")


def experiment(optimizer: Optimizer, device: str = "cpu") -> Experiment:
    """The rule on digits, which loses its biases for a rule that is made for matrices (Muon)."""
    table: dict[str, Any] = {"steps": 10**6, "runs": [{"optimizer": {"name": optimizer.name, "lr": 1e-3}}]}
    try:
        return Experiment(parse({**table, "problem": "digits"}), device)
    except InputError:
        return Experiment(parse({**table, "problem": {"name": "digits", "bias": False}}), device)


def ours(optimizer: Optimizer, device: str) -> Callable[[int], None]:
    """Steps of an experiment that records loss, lr and gradient norm."""
    return experiment(optimizer, device).advance


def plain(optimizer: Optimizer, device: str) -> Callable[[int], None]:
    """The same network, batches and rule as nn.Module and torch.optim, nothing recorded."""
    objective: Any = experiment(optimizer, device).objective
    module, criterion = objective.module()
    module = module.to(device)
    twin = getattr(torch.optim, optimizer.twin or "")(module.parameters(), lr=1e-3)
    batches = [objective.batch(step) for step in range(objective.steps_per_epoch)]
    sparse = optimizer.twin == "SparseAdam"  # torch's refuses other gradients
    samples = [(batch.inputs.clone(), batch.targets.clone()) for batch in batches]

    def work(steps: int) -> None:
        for step in range(steps):
            inputs, targets = samples[step % len(samples)]
            twin.zero_grad()
            loss = criterion(module(inputs), targets)
            loss.backward()
            if sparse:
                for parameter in module.parameters():
                    parameter.grad = parameter.grad.to_sparse()
            twin.step()

    def searching(steps: int) -> None:
        for step in range(steps):
            inputs, targets = samples[step % len(samples)]

            def closure(inputs: torch.Tensor = inputs, targets: torch.Tensor = targets) -> float:
                twin.zero_grad()
                loss = criterion(module(inputs), targets)
                loss.backward()
                return float(loss.detach())

            twin.step(closure)

    return searching if optimizer.foreign is not None else work


def against_plain(optimizer: Optimizer, device: str, pairs: int) -> list[float]:
    """Ratios ours/plain of the seconds for the same number of steps."""
    mine, theirs = ours(optimizer, device), plain(optimizer, device)
    for work in (mine, theirs):
        work(10)  # compiles, fills memories
    each = seconds(lambda: theirs(5)) / 5
    steps = max(5, min(STEPS, round(LONGEST / each)))
    return paired(lambda: mine(steps), lambda: theirs(steps), pairs)


def comparable() -> list[str]:
    """The rules with a class of torch.optim."""
    return [rule.name for rule in optimizers if rule.twin]


def measure(options: BenchOptions) -> Iterator[Result]:
    """The ratios of each rule, one thread; of all together the median."""
    if options.optimizer == "all":
        names = comparable()
    else:
        names = [options.optimizer] if options.optimizer else list(DEFAULTS)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    goal = 1.0 if options.optimizer == "all" else 0.8
    try:
        medians = []
        for name in names:
            ratios = against_plain(optimizers[name], options.device, options.pairs)
            medians.append(median(ratios))
            yield result(f"step {name}", ratios, goal)
        if len(medians) > 2:
            yield result("step median of all", medians, 0.85)
    finally:
        torch.set_num_threads(threads)


STEP = Bench("step", "a recorded step on digits against the plain torch loop", measure)
