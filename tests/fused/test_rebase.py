"""Scheduled betas, against the tensor executor's own way of following them."""

from __future__ import annotations

import numpy as np
import torch

from engine.fused import Kernel
from engine.fused.rebase import rebased
from engine.tensor_executor import TensorChain
from tests.fused.cases import CHAINS, SURFACES, per_run, start_of
from tests.fused.reference import same_bits


def test_a_schedule_of_beta_gives_the_bits_of_the_tensor_executor() -> None:
    formula, constants, point = SURFACES["rosenbrock"]
    blocks, values = CHAINS["Adam amsgrad"]
    steps, count = 20, 4
    knobs = {name: np.broadcast_to(value, (1, count)) for name, value in per_run(values, count).items()}
    driven = np.array([True, False, True, True])
    knobs["beta1"] = np.where(driven, np.linspace(0.5, 0.95, steps)[:, None], 0.9)
    start = start_of(point, count, "float64")

    x = torch.from_numpy(start.copy(order="K"))
    chain = TensorChain(blocks, knobs, x, [True] * len(blocks))
    chain.set_knobs(knobs, np.arange(1.0, steps + 1)[:, None])
    surface = formula.gradient_code.function({n: torch.tensor(v) for n, v in formula.gradient_code.constants.items()})
    fixed = [torch.tensor(value, dtype=torch.float64) for value in constants]
    for step in range(steps):
        if step:
            chain.rebase({"beta1"}, knobs, step, step, driven)
        _, *partials = surface(*x.unbind(1), *fixed)
        x = x - chain.direction(torch.stack(partials, 1), x, step, step + 1)

    compiled = Kernel(formula, blocks, "float64")
    runs = compiled.start(start, knobs, constants)
    for first in range(0, steps, 7):
        size = min(7, steps - first)
        runs.knobs = {n: v[first : first + size] if len(v) > 1 else v for n, v in knobs.items()}
        runs.rebased = rebased(blocks, {"beta1"}, runs.knobs, size, first, driven)
        assert set(runs.rebased) == {(1, "correction1")}
        compiled.record(runs, size)
    assert same_bits(runs.parameters, x.numpy())
