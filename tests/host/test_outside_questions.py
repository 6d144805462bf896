"""Signatures of outside classes, the zoo in slices, and what can be shown of an update that is no chain."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.host.question import questions
from engine.layout import Layout
from engine.optimizer import refusals
from engine.spec import parse

MINE = """import torch

class Mine(torch.optim.Optimizer):
    def __init__(self, params, lr=0.5, betas=(0.9, 0.99), nesterov=False, closure=None):
        super().__init__(params, dict(lr=lr))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                p -= group["lr"] * p.grad


class Needy(Mine):
    def __init__(self, params, total):
        super().__init__(params)
"""


@pytest.fixture
def mine(tmp_path):
    (tmp_path / "mine.py").write_text(MINE)
    return f"{tmp_path}/mine.py"


def experiment(optimizer, **rest):
    table = {"steps": 20, "dtype": "float64", "problem": "rosenbrock", "runs": [{"optimizer": optimizer, **rest}]}
    return Experiment(parse(table), allow_code=True)


def test_arguments_come_from_the_signature(mine):
    ask = questions["outside"].answer
    here = experiment({"name": "SGD"})
    found = ask(here, f"{mine}:Mine", True)
    assert found == {"name": f"{mine}:Mine", "lr": 0.5, "betas": [0.9, 0.99], "nesterov": False}
    with pytest.raises(InputError, match="needs total"):
        ask(here, f"{mine}:Needy", True)
    with pytest.raises(InputError, match="no module"):
        ask(here, "surely_not_installed:X", True)
    with pytest.raises(InputError, match="has changed since it was allowed"):
        ask(here, f"{mine}:Mine", frozenset({(str(Path(mine).resolve()), "another digest")}))
    with pytest.raises(InputError, match="has not been allowed"):
        ask(here, f"{mine}:Mine")


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_an_outside_update_shows_what_goes_in_and_what_comes_out(mine, scale):
    trained = experiment({"name": f"{mine}:Mine", "lr": 1e-3}, loss_scale=scale)
    trained.advance(3)
    seen = questions["trace"].answer(trained, cloud=True)
    x, y = trained.parameters[0].tolist()
    gradient = np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
    np.testing.assert_allclose(seen.gradient, gradient, rtol=1e-12)
    (block,) = seen.blocks
    np.testing.assert_allclose(block.input, scale * gradient, rtol=1e-12)
    np.testing.assert_allclose(block.output, 1e-3 * scale * gradient, rtol=1e-9)
    assert "cannot be opened" in block.help
    trained.advance(1)
    np.testing.assert_array_equal(trained.parameters[0].numpy(), seen.after)
    again = questions["trace"].answer(trained, step=3)
    np.testing.assert_array_equal(again.after, seen.after)


def test_lbfgs_is_traced_without_a_trace_in_its_run():
    one, other = experiment({"name": "LBFGS", "lr": 0.1}), experiment({"name": "LBFGS", "lr": 0.1})
    for _ in range(4):
        one.advance(1)
        questions["trace"].answer(one, cloud=True)
        other.advance(1)
    np.testing.assert_array_equal(one.parameters.numpy(), other.parameters.numpy())


def test_rules_that_cannot_train_a_vector_are_refused_and_say_why():
    said = dict(refusals(Layout.of([("x", ()), ("y", ())])))
    assert "Muon" in said
    assert "Adam" not in said
    matrices = dict(refusals(Layout.of([("weight", (4, 3))])))
    assert "Muon" not in matrices
