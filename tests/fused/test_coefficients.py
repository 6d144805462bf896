"""Coefficients are those that the blocks compute, made no more often than they differ."""

from __future__ import annotations

import numpy as np

from engine.fused.coefficients import Coefficient, coefficients
from tests.fused.cases import CHAINS, per_run
from tests.fused.reference import same_bits


def whole(coefficient: Coefficient, steps: int, runs: int) -> np.ndarray:
    values = coefficient.values if coefficient.column is None else coefficient.values[:, coefficient.column]
    return np.broadcast_to(values, (steps, runs))


def test_every_coefficient_of_every_chain() -> None:
    """For knobs that are the same for all runs, differ, repeat, or follow a schedule."""
    steps, runs = 6, 40
    for blocks, values in CHAINS.values():
        each = {name: np.repeat(value, 10, axis=1) for name, value in per_run(values, 4).items()}
        same = {name: value[:, :1] for name, value in each.items()}
        falling = {**each, "lr": each.get("lr", np.ones((1, 1))) * np.linspace(1, 0.1, steps + 1)[:, None]}
        for knobs in (each, same, falling):
            for place, block in enumerate(blocks):
                numbers = np.arange(4.0, 4.0 + steps)[:, None]
                full = {n: np.broadcast_to(v[:steps], (min(len(v), steps), runs)) for n, v in knobs.items()}
                found = coefficients(blocks, knobs, 3, steps)
                for argument in block.knob_arguments:
                    truth = np.broadcast_to(block.coefficient(argument, full, numbers), (steps, runs))
                    assert same_bits(whole(found[f"c{place}.{argument}"], steps, runs), truth)


def test_powers_of_the_step_are_made_once_per_different_knob() -> None:
    blocks, values = CHAINS["Adamax"]
    knobs = per_run(values, 1)
    shared = coefficients(blocks, knobs, 0, 50)["c1.correction1"]
    assert shared.values.shape == (50, 1)
    knobs["beta1"] = np.resize([0.9, 0.8, 0.7], 300)[None]
    various = coefficients(blocks, knobs, 0, 50)["c1.correction1"]
    assert various.values.shape == (50, 3)
    assert various.column is not None
    knobs["beta1"] = np.linspace(0.1, 0.9, 300)[None]
    assert coefficients(blocks, knobs, 0, 50)["c1.correction1"].values.shape == (50, 300)
