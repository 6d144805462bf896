"""``bench net-map``: one compiled digits run, and a 32 × 32 map of them, against plain torch loops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.bench import Bench, BenchOptions, Result, result, seconds
from engine.experiment import Experiment
from engine.fused_nets import BatchNumbers, material, net_kernel
from engine.fused_stepper import active_blocks
from engine.spec import parse

if TYPE_CHECKING:
    from engine.networks.objective import NetworkObjective

SIDE = 32
STEPS = 100
PLAIN = 4  # of the map's plain loops each pair times so many: they are alike, and all 1024 take half a minute
RATES, MOMENTA = np.geomspace(1e-3, 1e-1, SIDE), np.linspace(0.0, 0.95, SIDE)


def single() -> Experiment:
    """Digits 64–64–10, batch 64, SGD with momentum; loss, rate and length of the gradient recorded."""
    runs = [{"optimizer": {"name": "SGD", "lr": 0.01, "momentum": 0.9}}]
    problem = {"name": "digits", "batch_size": 64}
    return Experiment(parse({"steps": 10**6, "problem": problem, "runs": runs}))


def plain(objective: Any, pixels: list[tuple[float, float]], record: bool = False) -> Callable[[], None]:
    """A torch script for each of the (rate, momentum), on the same batches; ``record`` keeps the losses."""
    samples = [tuple(part.clone() for part in objective.batch(step)) for step in range(objective.steps_per_epoch)]

    def work() -> None:
        for rate, momentum in pixels:
            module, criterion = objective.module()
            optimizer = torch.optim.SGD(module.parameters(), lr=rate, momentum=momentum)
            kept = []
            for step in range(STEPS):
                inputs, targets = samples[step % len(samples)]
                optimizer.zero_grad()
                loss = criterion(module(inputs), targets)
                loss.backward()
                optimizer.step()
                if record:
                    kept.append(loss.item())

    return work


def mapped(experiment: Experiment, threads: int | None = None) -> Callable[[], None]:
    """All 1024 runs for 100 steps, from the start."""
    objective: NetworkObjective = experiment.objective  # type: ignore[assignment]
    kernel = net_kernel(objective, active_blocks(experiment.groups[0]))
    samples, batches = material(objective), BatchNumbers(objective.order).steps(0, STEPS + 1)
    knobs = {name: values[0, 0] for name, values in experiment.groups[0].base.items()}
    rates, momenta = (axis.ravel() for axis in np.meshgrid(RATES, MOMENTA))

    def work() -> None:
        runs = kernel.start(objective.start(SIDE**2).numpy(), {**knobs, "lr": rates, "momentum": momenta})
        kernel.train(runs, STEPS, samples, batches, threads=threads)

    return work


def measure(options: BenchOptions) -> Iterator[Result]:
    """Single: our seconds over theirs. Map: their seconds for all loops over ours, on all cores and on one."""
    experiment = single()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        script = plain(experiment.objective, [(0.01, 0.9)], record=True)
        script()
        experiment.advance(STEPS)
        pairs = [(seconds(lambda: experiment.advance(STEPS)), seconds(script)) for _ in range(options.pairs)]
        yield result("net single recorded / plain loop", [ours / theirs for ours, theirs in pairs], goal=0.3)
        pixels = [(float(RATES[8 * k]), float(MOMENTA[8 * k])) for k in range(PLAIN)]
        loops = plain(experiment.objective, pixels)
        for count, goal in ((None, 15.0), (1, None)):
            work = mapped(experiment, count)
            work()
            ratios = []
            for _ in range(max(3, options.pairs // 5)):
                theirs = seconds(loops) * SIDE**2 / PLAIN
                ratios.append(theirs / seconds(work))
            name = "all cores" if count is None else "one core"
            yield result(f"net-map 32 × 32, {name}", ratios, goal, higher_is_better=True)
    finally:
        torch.set_num_threads(threads)


NET_MAP = Bench("net-map", "a compiled digits network and a 32 × 32 map of them, against plain loops", measure)
