"""Kernels against the tensor loop: the same bits, for every chain of the registry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.block import Block
from engine.fused import Kernel, Runs, kernel, supports
from engine.optimizer import optimizers
from tests.fused.cases import CHAINS, SURFACES, per_run, start_of
from tests.fused.reference import same_bits, walk

STEPS = 20
RUNS = 5


def scheduled(values: dict[str, Any], runs: int) -> dict[str, np.ndarray]:
    knobs = per_run(values, runs)
    if "lr" in knobs:
        knobs["lr"] = knobs["lr"] * np.linspace(1.5, 0.2, STEPS)[:, None]
    return knobs


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("chain", CHAINS)
def test_records_the_bits_of_the_tensor_loop(chain: str, surface: str, dtype: str) -> None:
    formula, constants, point = SURFACES[surface]
    blocks, values = CHAINS[chain]
    assert supports(formula, blocks) is None
    knobs, scale = scheduled(values, RUNS), np.linspace(0.5, 2.0, RUNS)
    constants = [value * (1 + 0.01 * np.arange(RUNS)) for value in constants]
    start = start_of(point, RUNS, dtype)
    truth = walk(formula, blocks, start, knobs, STEPS, constants, scale)
    parameters = start.copy(order="K")
    compiled = kernel(formula, blocks, dtype)
    runs = compiled.start(parameters, knobs, constants, scale)
    rows = compiled.record(runs, STEPS)
    assert same_bits(rows.loss, truth.loss)
    assert same_bits(rows.grad_norm, truth.grad_norm)
    assert same_bits(rows.parameters, truth.parameters)
    assert same_bits(parameters.astype(np.float64), truth.parameters[-1])
    for key, state in runs.states.items():
        assert same_bits(state, truth.states[key]), key


@pytest.mark.parametrize("chain", CHAINS)
def test_a_run_alone_gives_the_bits_it_gives_in_company(chain: str) -> None:
    formula, constants, point = SURFACES["waves"]
    blocks, values = CHAINS[chain]
    knobs, start = scheduled(values, 11), start_of(point, 11, "float64")
    compiled = kernel(formula, blocks, "float64")
    together = compiled.record(compiled.start(start.copy(), knobs, constants), STEPS)
    for run in (0, 4, 10):
        own = {name: value[:, run : run + 1] for name, value in knobs.items()}
        alone = compiled.record(compiled.start(start[run : run + 1].copy(), own, constants), STEPS)
        assert same_bits(alone.loss[:, 0], together.loss[:, run])
        assert same_bits(alone.parameters[:, 0], together.parameters[:, run])


def test_chunks_give_the_bits_of_one_go() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    for name in ("Adam", "NAdam", "ASGD", "Adan"):
        blocks, values = CHAINS[name]
        knobs, x = per_run(values, 3), start_of(point, 3, "float64")
        compiled = kernel(formula, blocks, "float64")
        whole = compiled.record(compiled.start(x.copy(), knobs, constants), STEPS)
        runs = compiled.start(x, knobs, constants)
        parts = [compiled.record(runs, min(7, STEPS - first)).loss[1:] for first in range(0, STEPS, 7)]
        assert same_bits(np.concatenate(parts), whole.loss[1:])
        assert same_bits(x, whole.parameters[-1])


def test_no_steps_give_the_row_of_the_start() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["Adam"]
    x = start_of(point, 1, "float64")
    compiled = kernel(formula, blocks, "float64")
    rows = compiled.record(compiled.start(x, per_run(values, 1), constants), 0)
    assert rows.loss.tolist() == [[formula.loss(point, constants)]]
    assert rows.grad_norm[0, 0] == pytest.approx(np.linalg.norm(formula.gradient(point, constants)), rel=1e-15)
    assert rows.parameters.tolist() == [[point]]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_runs_that_diverge_do_so_like_the_tensor_loop_and_alone(dtype: str) -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["SGD"]
    knobs, start = per_run(values, 4), start_of(point, 4, dtype)
    knobs["lr"] = np.array([[1e-3, 1.0, 1e-4, 50.0]])
    truth = walk(formula, blocks, start, knobs, STEPS, constants)
    compiled = kernel(formula, blocks, dtype)
    rows = compiled.record(compiled.start(start.copy(), knobs, constants), STEPS)
    assert np.isnan(truth.loss[-1]).tolist() == [False, True, False, True]
    assert same_bits(rows.loss, truth.loss)
    assert same_bits(rows.parameters, truth.parameters)


def test_any_strides_will_do() -> None:
    """Row-major tensors, every other run of a larger array, and two states that share memory."""
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["Adam"]
    knobs = per_run(values, 4)
    compiled = kernel(formula, blocks, "float64")
    start = start_of(point, 4, "float64")
    best = start.copy(order="K")
    truth = compiled.record(compiled.start(best, knobs, constants), 9)
    spread = np.repeat(start, 2, axis=0)[::2]
    assert not spread.flags.c_contiguous
    for x in (np.ascontiguousarray(start), spread):
        states = {key: np.repeat(state, 2, axis=1)[:, ::2] for key, state in compiled.start(x, knobs).states.items()}
        states[1, "first"] = states[1, "second"] = np.zeros((4, 2))
        rows = compiled.record(Runs(x, states, knobs, constants), 9)
        assert same_bits(rows.parameters, truth.parameters)
        assert same_bits(x, best)


def test_a_rebased_state_takes_its_value_before_the_update() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["Adam"]
    knobs, start = per_run(values, 3), start_of(point, 3, "float64")
    compiled = kernel(formula, blocks, "float64")
    fresh = np.full((6, 3), np.nan)
    fresh[4, 1] = 0.25
    runs = compiled.start(start.copy(order="K"), knobs, constants)
    runs.rebased = {(1, "correction1"): fresh}
    rows = compiled.record(runs, 6)
    runs = compiled.start(start.copy(order="K"), knobs, constants)
    one = compiled.record(runs, 4)
    runs.states[1, "correction1"][1] = 0.25
    two = compiled.record(runs, 2)
    assert same_bits(rows.loss, np.concatenate([one.loss, two.loss[1:]]))
    assert rows.loss[-1, 1] != one.loss[-1, 1]


def test_a_knob_too_large_for_float32_is_infinite() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["SGD"]
    knobs, start = {**per_run(values, 2), "lr": np.array([[1e300, 1e-3]])}, start_of(point, 2, "float32")
    truth = walk(formula, blocks, start, knobs, 3, constants)
    compiled = kernel(formula, blocks, "float32")
    assert same_bits(compiled.record(compiled.start(start, knobs, constants), 3).loss, truth.loss)


def test_refuses_arrays_that_do_not_fit() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["Adam"]
    compiled = kernel(formula, blocks, "float64")
    x, knobs = start_of(point, 4, "float64"), per_run(values, 4)
    states = compiled.start(x, knobs).states
    for wrong, message in (
        (Runs(x, states, knobs), "0 constants"),
        (Runs(x, states, {**knobs, "lr": np.arange(3.0)}, constants), r"c2\.lr has shape \(1, 3\)"),
        (Runs(x.astype(np.float32), states, knobs, constants), "must be float64"),
        (Runs(x, {**states, (1, "first"): np.zeros((3, 2))}, knobs, constants), "of 4 runs"),
    ):
        with pytest.raises(ValueError, match=message):
            compiled.record(wrong, 1)


def test_what_cannot_be_compiled_says_why() -> None:
    formula = SURFACES["rosenbrock"][0]
    for optimizer in optimizers:
        values = optimizer.defaults()
        reason = supports(formula, optimizer.blocks(values))
        plain = all(block.elementwise and not block.wants_world for block in optimizer.blocks(values))
        assert (reason is None) == plain
        assert reason is None or reason.startswith("block ")
    with pytest.raises(ValueError, match="block sum: it needs a whole tensor"):
        kernel(formula, [Block("sum", "", lambda direction: direction.sum())], "float64")


def test_many_parameters() -> None:
    from engine.problem import problems

    surface = problems["quadratic"]
    values = surface.values({"eigenvalues": [1.0 + i for i in range(12)], "start": [1.0] * 12})
    formula, constants = surface.formula(values), list(surface.parameters(values).values())  # type: ignore[attr-defined]
    blocks, numbers = CHAINS["SGD"]
    knobs, x = per_run(numbers, 3), start_of([1.0] * 12, 3, "float64")
    truth = walk(formula, blocks, x, knobs, 20, constants)
    compiled = Kernel(formula, blocks, "float64")
    rows = compiled.record(compiled.start(x, knobs, constants), 20)
    assert same_bits(rows.parameters, truth.parameters)
    assert same_bits(rows.grad_norm, truth.grad_norm)
