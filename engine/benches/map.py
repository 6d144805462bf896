"""``bench map``: 512 × 512 runs of 500 steps, compiled, against other ways to do the same."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from engine.bench import Bench, BenchOptions, Result, result, seconds
from engine.benches.map_rivals import compiled_c, jax_scan, tensor_steps
from engine.maps import COLOURS, Grid, compute, machine_for, task_of
from engine.maps.picture import painted
from engine.maps.tiles import passes
from engine.spec import parse

if TYPE_CHECKING:
    from engine.maps import MapTask

SIZE, STEPS = 512, 500
SECOND = {"SGD": "runs.0.optimizer.momentum", "Adam": "runs.0.optimizer.betas.0"}


def task(name: str, size: int = SIZE, steps: int = STEPS) -> MapTask:
    """Rate and momentum or β₁ on Rosenbrock's valley, float32; rates that converge."""
    axes = [
        {"path": "runs.0.optimizer.lr", "low": 1e-6, "high": 1e-4, "scale": "log", "count": size},
        {"path": SECOND[name], "low": 0.1, "high": 0.95, "count": size},
    ]
    runs = [{"optimizer": {"name": name}}]
    return task_of(parse({"steps": steps, "problem": "rosenbrock", "runs": runs, "axes": axes}), fast=True)


def redraw(asked: MapTask) -> Callable[[], None]:
    """What one movement of a slider computes."""

    def work() -> None:
        for _ in compute(asked, machine_for(asked), Grid(asked.shape), strides=(1,)):
            pass

    return work


def first_picture(asked: MapTask) -> Callable[[], None]:
    """What is computed before a large map is seen for the first time."""

    def work() -> None:
        grid, run_steps = Grid(asked.shape), asked.spec.steps * asked.shape[0] * asked.shape[1]
        next(compute(asked, machine_for(asked), grid, strides=passes(run_steps)))
        painted(grid, COLOURS[asked.colour], grid.stride)

    return work


def ratios(ours: Callable[[], Any], theirs: Callable[[], Any], share: float, pairs: int) -> list[float]:
    """How many times as fast ours is, where theirs does ``share`` of the work; after a warm-up."""
    ours()
    theirs()
    return [seconds(theirs) / share / seconds(ours) for _ in range(pairs)]


def measure(options: BenchOptions) -> Iterator[Result]:
    """Rates ours/theirs of run-steps (more is better), then redraws a second of 200 steps."""
    pairs = max(3, options.pairs // 3)
    for name in ("SGD", "Adam"):
        asked = task(name)
        ours = redraw(asked)
        theirs, steps = tensor_steps(asked)
        yield result(f"map {name} / tensor executor", ratios(ours, theirs, steps / STEPS, pairs), 10.0, True)
        rival = compiled_c(asked)
        if rival is not None:
            yield result(f"map {name} / C and OpenMP", ratios(ours, rival, 1.0, pairs), 0.4, True)
        if importlib.util.find_spec("jax"):
            yield result(f"map {name} / JAX", ratios(ours, jax_scan(asked), 1.0, pairs), 3.0, True)
        ours()
        times = [seconds(ours) for _ in range(pairs)]
        yield result(f"map {name} (million run-steps/s)", [SIZE * SIZE * STEPS / 1e6 / t for t in times])
    for size, goal in ((256, 10.0), (512, 4.0)):
        work = redraw(task("Adam", size, 200))
        work()
        rates = []
        for _ in range(pairs):
            began = time.perf_counter()
            work()
            rates.append(1 / (time.perf_counter() - began))
        yield result(f"map redraws/s {size} × {size} × 200", rates, goal, True)
    work = first_picture(task("Adam", 2048, 2000))
    work()
    times = [1e3 * seconds(work) for _ in range(max(5, pairs))]
    yield result("map 2048 × 2048 × 2000, first picture (ms)", times, 50.0)


MAP = Bench("map", "maps of 512 × 512 runs against the tensor executor, C and JAX", measure)
