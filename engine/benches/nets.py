"""``bench nets``: 64 small networks with rates of their own as one stack, against 64 plain loops one after another."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import torch

from engine.bench import Bench, BenchOptions, Result, result, seconds
from engine.experiment import Experiment
from engine.spec import parse

NETS = 64
STEPS = 100
PLAIN_NETS = 8  # of the plain loops each pair times so many: they are alike, and all 64 take seconds
RATES = [1e-3 * 10 ** (index / (NETS - 1)) for index in range(NETS)]


def stacked(device: str) -> Experiment:
    """Digits 64–64–10, batch 64, 64 runs of SGD with momentum; loss recorded."""
    runs = [{"optimizer": {"name": "SGD", "lr": rate, "momentum": 0.9}} for rate in RATES]
    spec = {"steps": 10**6, "record": ["loss"], "problem": {"name": "digits", "batch_size": 64}, "runs": runs}
    return Experiment(parse(spec), device)


def plain(objective: Any, device: str) -> Callable[[], None]:
    """A torch script for some of the rates, one network after another, on the same batches."""
    batches = [objective.batch(step) for step in range(objective.steps_per_epoch)]
    samples = [(batch.inputs.clone(), batch.targets.clone()) for batch in batches]

    def work() -> None:
        for rate in RATES[:: NETS // PLAIN_NETS]:
            module, criterion = objective.module()
            optimizer = torch.optim.SGD(module.to(device).parameters(), lr=rate, momentum=0.9)
            for step in range(STEPS):
                inputs, targets = samples[step % len(samples)]
                optimizer.zero_grad()
                criterion(module(inputs), targets).backward()
                optimizer.step()

    return work


def scanned(objective: Any) -> Callable[[], None]:
    """The same 64 networks in JAX: vmap over rates, ``lax.scan`` over steps, compiled; data and numbers are its own."""
    import jax
    import jax.numpy as jnp

    full = [objective.batch(step) for step in range(objective.steps_per_epoch)]
    full = [batch for batch in full if len(batch.inputs) == 64]
    inputs = jnp.stack([jnp.asarray(batch.inputs.numpy()) for batch in full])
    targets = jnp.stack([jnp.asarray(batch.targets.numpy()) for batch in full])
    start = objective.start(1)[0]
    slots = objective.layout.slots
    values = tuple(jnp.asarray(start[slot.start : slot.stop].reshape(slot.shape).numpy()) for slot in slots)

    def loss(weights: Any, x: Any, y: Any) -> Any:
        w1, b1, w2, b2 = weights
        logits = jax.nn.relu(x @ w1.T + b1) @ w2.T + b2
        return -jnp.take_along_axis(jax.nn.log_softmax(logits), y[:, None], 1).mean()

    def train(rate: Any) -> Any:
        def update(carry: Any, step: Any) -> Any:
            weights, memory = carry
            place = step % len(full)
            found, slopes = jax.value_and_grad(loss)(weights, inputs[place], targets[place])
            memory = jax.tree.map(lambda m, g: 0.9 * m + g, memory, slopes)
            return (jax.tree.map(lambda w, m: w - rate * m, weights, memory), memory), found

        return jax.lax.scan(update, (values, jax.tree.map(jnp.zeros_like, values)), jnp.arange(STEPS))[1]

    run = jax.jit(jax.vmap(train))
    rates = jnp.asarray(RATES)
    return lambda: run(rates).block_until_ready()


def measure(options: BenchOptions) -> Iterator[Result]:
    """Ratios of seconds, theirs over ours, for 100 steps of 64 networks."""
    experiment = stacked(options.device)
    objective: Any = experiment.objective
    scripts = plain(objective, options.device)
    others = {"plain loops": (scripts, NETS / PLAIN_NETS, 9.0)}
    if importlib.util.find_spec("jax") is not None and options.device == "cpu":
        others["jax"] = (scanned(objective), 1.0, 1.0)
    for name, (work, factor, goal) in others.items():
        work()
        experiment.advance(STEPS)
        ratios = []
        for _ in range(max(3, options.pairs // 2)):
            ours = [seconds(lambda: experiment.advance(STEPS)), 0.0]
            theirs = seconds(work) * factor
            ours[1] = seconds(lambda: experiment.advance(STEPS))
            ratios.append(theirs / median(ours))
        yield result(f"nets {name}", ratios, goal, higher_is_better=True)


NETS_BENCH = Bench("nets", "64 networks trained as one stack, against one after another", measure)
