"""Kernels are made once."""

from __future__ import annotations

import numpy as np

from engine.block import Block
from engine.fused import cache, kernel, supports
from engine.optimizer import optimizers
from tests.fused.cases import CHAINS, SURFACES


def test_the_same_chain_has_the_same_kernel() -> None:
    formula = SURFACES["rosenbrock"][0]
    adam = optimizers["Adam"]
    first = kernel(formula, adam.blocks(adam.defaults()), "float64")
    assert kernel(formula, adam.blocks({**adam.defaults(), "lr": 1.0}), "float64") is first
    assert kernel(formula, adam.blocks(adam.defaults()), "float32") is not first
    assert kernel(SURFACES["waves"][0], adam.blocks(adam.defaults()), "float64") is not first


def test_other_names_of_knobs_are_another_kernel() -> None:
    formula = SURFACES["rosenbrock"][0]
    block = Block("scaled", "", lambda direction, factor: factor * direction)
    one, two = (kernel(formula, [block.using(factor=name)], "float64") for name in ("lr", "rate"))
    start = np.array([[0.5, 0.5]])
    first, second = (made.start(start.copy(), {"lr": 0.1, "rate": 0.2}, [1.0, 1.0]) for made in (one, two))
    a, b = one.record(first, 1).parameters, two.record(second, 1).parameters
    np.testing.assert_allclose(2 * (a[1] - a[0]), b[1] - b[0], rtol=1e-14)


def scaled(factor: float) -> Block:
    return Block("scaled", "", lambda direction: factor * direction)


def test_only_so_many_are_kept() -> None:
    formula = SURFACES["rosenbrock"][0]
    for factor in range(cache.KEPT + 3):
        kernel(formula, [scaled(factor)], "float64")
    assert len(cache._reasons) <= cache.KEPT
    assert len(cache._kernels) <= cache.KEPT
    assert supports(formula, CHAINS["SGD"][0]) is None
