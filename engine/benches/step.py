"""``bench step``: a recorded training step on digits against the plain loop a user would write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import torch

from engine.bench import Bench, BenchOptions, Result, paired, result
from engine.experiment import Experiment
from engine.optimizer import Optimizer, optimizers
from engine.spec import parse

STEPS = 250
DEFAULTS = ("SGD", "Adam")


def ours(optimizer: Optimizer, device: str) -> Callable[[], None]:
    """Steps of an experiment that records loss, lr and gradient norm."""
    spec = {"steps": 10**6, "problem": "digits", "runs": [{"optimizer": {"name": optimizer.name, "lr": 1e-3}}]}
    experiment = Experiment(parse(spec), device)
    return lambda: experiment.advance(STEPS)


def plain(optimizer: Optimizer, device: str) -> Callable[[], None]:
    """The same network, batches and rule as nn.Module and torch.optim, nothing recorded."""
    spec = parse({"steps": 10, "problem": "digits", "runs": [{"optimizer": {"name": optimizer.name, "lr": 1e-3}}]})
    objective: Any = Experiment(spec, device).objective
    module, criterion = objective.module()
    module = module.to(device)
    twin = getattr(torch.optim, optimizer.twin or "")(module.parameters(), lr=1e-3)
    batches = [objective.batch(step) for step in range(objective.steps_per_epoch)]
    samples = [(batch.inputs.clone(), batch.targets.clone()) for batch in batches]

    def work() -> None:
        for step in range(STEPS):
            inputs, targets = samples[step % len(samples)]
            twin.zero_grad()
            loss = criterion(module(inputs), targets)
            loss.backward()
            twin.step()

    def searching() -> None:
        for step in range(STEPS):
            inputs, targets = samples[step % len(samples)]

            def closure(inputs: torch.Tensor = inputs, targets: torch.Tensor = targets) -> float:
                twin.zero_grad()
                loss = criterion(module(inputs), targets)
                loss.backward()
                return float(loss.detach())

            twin.step(closure)

    return searching if optimizer.foreign is not None else work


def comparable() -> list[str]:
    """The rules with a class of torch.optim that trains this network: all its tensors, with plain gradients."""
    objective: Any = Experiment(parse({"steps": 1, "problem": "digits", "runs": [{"optimizer": "SGD"}]})).objective
    twins = [rule for rule in optimizers if rule.twin and rule.refusal(objective.layout) is None]
    return [rule.name for rule in twins if rule.name != "SparseAdam"]  # torch's refuses dense gradients


def measure(options: BenchOptions) -> Iterator[Result]:
    """Ratios ours/plain of the seconds for the same number of steps, one thread."""
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
            chosen = optimizers[name]
            ratios = paired(ours(chosen, options.device), plain(chosen, options.device), options.pairs)
            medians.append(median(ratios))
            yield result(f"step {name}", ratios, goal)
        if len(medians) > 2:
            yield result("step median of all", medians, 0.85)
    finally:
        torch.set_num_threads(threads)


STEP = Bench("step", "a recorded step on digits against the plain torch loop", measure)
