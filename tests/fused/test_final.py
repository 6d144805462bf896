"""Where many runs end: the bits of the recorded rows, stopped where they stop being finite."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from engine.fused import Kernel, Rows, Runs, kernel
from tests.fused.cases import CHAINS, SURFACES, per_run, start_of
from tests.fused.reference import same_bits

TOLERANCE = {"rosenbrock": 3.0, "quadratic": 1.0, "ten_points": 2.2e5, "waves": 0.5}


@dataclass
class Expected:
    loss: np.ndarray
    lowest: np.ndarray
    diverged_at: np.ndarray
    reached_at: np.ndarray
    parameters: np.ndarray


def expected(rows: Rows, tolerance: float, dtype: str) -> Expected:
    """What the definitions of the figures say about recorded rows."""
    finite = np.isfinite(rows.loss) & np.isfinite(rows.parameters).all(2)
    steps, count = len(rows.loss), rows.loss.shape[1]
    ended = np.where(finite.all(0), -1, np.argmin(finite, 0))
    alive = (ended < 0) | (np.arange(steps)[:, None] < ended)
    reached = alive & (rows.loss <= tolerance)
    run, last = np.arange(count), np.where(ended < 0, steps - 1, ended)
    return Expected(
        rows.loss[last, run].astype(dtype),
        np.where(alive, rows.loss, np.inf).min(0).astype(dtype),
        ended,
        np.where(reached.any(0), np.argmax(reached, 0), -1),
        rows.parameters[np.where(ended < 0, last, np.maximum(last - 1, 0)), run].astype(dtype),
    )


def runs_of(compiled: Kernel, chain: str, surface: str, count: int) -> Runs:
    _, constants, point = SURFACES[surface]
    knobs = per_run(CHAINS[chain][1], 5)
    knobs = {name: np.resize(value, (1, count)) for name, value in knobs.items()}
    if "lr" in knobs:
        knobs["lr"] = (np.linspace(0.2, 6.0, count) if surface == "quadratic" else np.geomspace(1e-6, 30.0, count))[
            None
        ]
    return compiled.start(start_of(point, count, compiled.dtype.name) % 3.0, knobs, constants)


def check(compiled: Kernel, chain: str, surface: str, count: int, steps: int) -> Expected:
    tolerance = TOLERANCE[surface]
    truth = expected(compiled.record(runs_of(compiled, chain, surface, count), steps), tolerance, compiled.dtype.name)
    runs = runs_of(compiled, chain, surface, count)
    ends = compiled.final(runs, steps, tolerance=tolerance)
    assert same_bits(ends.loss, truth.loss)
    assert same_bits(ends.lowest, truth.lowest)
    assert ends.diverged_at.tolist() == truth.diverged_at.tolist()
    assert ends.reached_at.tolist() == truth.reached_at.tolist()
    assert same_bits(runs.parameters, truth.parameters)
    assert runs.step == steps
    return truth


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("chain", CHAINS)
def test_every_chain_ends_where_its_rows_end(chain: str, dtype: str) -> None:
    check(kernel(SURFACES["rosenbrock"][0], CHAINS[chain][0], dtype), chain, "rosenbrock", 21, 70)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("surface", SURFACES)
def test_runs_that_diverge_and_arrive_at_every_kind_of_step(surface: str, dtype: str) -> None:
    """More runs than one block of lanes; several stretches; a count of steps that is no multiple of anything."""
    compiled = kernel(SURFACES[surface][0], CHAINS["SGD"][0], dtype)
    truth = check(compiled, "SGD", surface, 150, 203)
    if surface == "quadratic":
        assert len(set(truth.diverged_at)) > 20
        assert truth.diverged_at.max() > 64
        assert truth.diverged_at.min() < 0 < truth.reached_at.max()


@pytest.mark.parametrize("steps", [0, 1, 63, 64, 65, 128])
def test_any_number_of_steps(steps: int) -> None:
    check(kernel(SURFACES["rosenbrock"][0], CHAINS["SGD"][0], "float64"), "SGD", "rosenbrock", 40, steps)


def test_goes_on_from_where_it_ended() -> None:
    compiled = kernel(SURFACES["rosenbrock"][0], CHAINS["Adam"][0], "float32")
    whole = runs_of(compiled, "Adam", "rosenbrock", 90)
    once = compiled.final(whole, 150, tolerance=3.0)
    parts = runs_of(compiled, "Adam", "rosenbrock", 90)
    ends = compiled.final(parts, 100, tolerance=3.0)
    for steps in (1, 0, 49):
        assert compiled.final(parts, steps, tolerance=3.0, ends=ends) is ends
    for name, value in vars(once).items():
        assert same_bits(getattr(ends, name), value), name
    assert same_bits(parts.parameters, whole.parameters)
    assert same_bits(parts.states[1, "second"], whole.states[1, "second"])


def test_a_start_that_is_not_finite() -> None:
    compiled = kernel(SURFACES["rosenbrock"][0], CHAINS["SGD"][0], "float64")
    runs = runs_of(compiled, "SGD", "rosenbrock", 3)
    runs.knobs = {**runs.knobs, "lr": 1e-3}
    runs.parameters[1] = np.inf
    ends = compiled.final(runs, 5)
    assert ends.diverged_at.tolist() == [-1, 0, -1]
    assert np.isinf(runs.parameters[1]).all()


def test_a_schedule_and_a_map_over_a_knob_of_the_step() -> None:
    """Coefficients that depend on the step come as tables with a column per different knob value."""
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["NAdam"]
    compiled = kernel(formula, blocks, "float32")
    knobs = per_run(values, 1)
    beta2, beta1 = (grid.ravel() for grid in np.meshgrid([0.9, 0.99, 0.999], np.linspace(0.1, 0.95, 5)))
    knobs |= {"beta1": np.repeat(beta1, 30)[None], "beta2": np.repeat(beta2, 30)[None]}
    knobs["lr"] = np.linspace(0.05, 0.001, 40)[:, None]
    runs = compiled.start(start_of(point, 450, "float32") % 2.0, knobs, constants)
    assert any(name.startswith("column.") for name in runs.given(blocks, 40))
    begin = runs.parameters.copy()
    compiled.final(runs, 40)
    for run in (0, 31, 200, 449):
        own = {**knobs, "beta1": beta1[run // 30], "beta2": beta2[run // 30]}
        alone = compiled.start(begin[run : run + 1].copy(), own, constants)
        compiled.record(alone, 40)
        assert same_bits(runs.parameters[run], alone.parameters[0])


def test_threads_change_nothing_and_can_be_called_off() -> None:
    compiled = kernel(SURFACES["rosenbrock"][0], CHAINS["SGD"][0], "float64")
    one, three = (runs_of(compiled, "SGD", "rosenbrock", 400) for _ in range(2))
    alone = compiled.final(one, 60_000, threads=1)
    together = compiled.final(three, 60_000, threads=3)
    assert same_bits(alone.loss, together.loss)
    assert same_bits(one.parameters, three.parameters)
    asked: list[None] = []

    def after_two() -> bool:
        asked.append(None)
        return len(asked) > 2

    runs = runs_of(compiled, "SGD", "rosenbrock", 400)
    before = runs.parameters.copy()
    ends = compiled.final(runs, 60_000, threads=1, cancelled=after_two)
    reached = ~np.isnan(ends.loss) | (ends.diverged_at >= 0)
    assert 0 < reached.sum() < 400
    assert same_bits(runs.parameters[~reached], before[~reached])
    assert same_bits(runs.parameters[reached], one.parameters[reached])


def test_fast_float64_flushes_tiny_numbers_in_this_call_alone() -> None:
    compiled = kernel(SURFACES["quadratic"][0], CHAINS["SGD"][0], "float64")
    knobs = {**per_run(CHAINS["SGD"][1], 1), "lr": 0.1, "momentum": 0.0, "weight_decay": 0.0}
    start = np.full((2, 64), 1.0).T
    kept, flushed, recorded = (compiled.start(start.copy(order="K"), knobs, [1.0, 10.0]) for _ in range(3))
    ends = [compiled.final(kept, 300), compiled.final(flushed, 300, fast=True)]
    assert same_bits(ends[0].loss, ends[1].loss)
    assert same_bits(kept.parameters, flushed.parameters)
    compiled.final(kept, 9000)
    compiled.final(flushed, 9000, fast=True)
    tiny = np.finfo(np.float64).tiny
    assert (np.abs(kept.parameters[:, 0]) > 0).all()
    assert (np.abs(kept.parameters[:, 0]) < tiny).all()
    assert ((flushed.parameters == 0) | (np.abs(flushed.parameters) >= tiny)).all()
    assert np.float64(5e-324) * np.float64(1.0) > 0  # the mode is back
    compiled.record(recorded, 9300)
    assert same_bits(recorded.parameters, kept.parameters)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_factors_of_one_are_left_out_with_the_same_bits(dtype: str) -> None:
    """Loss scale and gain: 1 for all 22 runs; and other ones for the last run, so that they are multiplied with."""
    compiled = kernel(SURFACES["rosenbrock"][0], CHAINS["SGD"][0], dtype)
    found = []
    for last in (0.0, 0.5):
        runs = runs_of(compiled, "SGD", "rosenbrock", 22)
        runs.knobs = {**runs.knobs, "dampening": np.where(np.arange(22) == 21, last, 0.0)[None]}
        runs.loss_scale = 1.0 if last == 0 else np.where(np.arange(22) == 21, 2.0, 1.0)
        before = set(compiled._codes)
        ends = compiled.final(runs, 70)
        (shape,) = set(compiled._codes) - before or [None]
        assert shape is None or bool(shape.ones) == (last == 0)
        found.append((ends.loss[:21], ends.diverged_at[:21], runs.parameters[:21]))
    for ours, theirs in zip(*found, strict=True):
        assert same_bits(ours, theirs)
    assert (found[0][1] >= 0).any()
