"""The two sides of ``bench step`` do the same work."""

from __future__ import annotations

import inspect

import pytest
import torch

from engine.benches.step import comparable, experiment, ours, plain
from engine.optimizer import optimizers


def test_every_class_of_torch_is_compared() -> None:
    kinds = [kind for kind in vars(torch.optim).values() if inspect.isclass(kind)]
    named = {kind.__name__ for kind in kinds if issubclass(kind, torch.optim.Optimizer)} - {"Optimizer"}
    assert {optimizers[name].twin for name in comparable()} == named


@pytest.mark.parametrize(
    "name",
    [name if name in ("SGD", "LBFGS", "Muon") else pytest.param(name, marks=pytest.mark.long) for name in comparable()],
)
def test_both_sides_step(name: str) -> None:
    for side in (ours, plain):
        side(optimizers[name], "cpu")(2)


def test_a_rule_for_matrices_gets_a_network_of_matrices() -> None:
    assert all(len(slot.shape) == 2 for slot in experiment(optimizers["Muon"]).objective.layout.slots)
    assert any(len(slot.shape) == 1 for slot in experiment(optimizers["SGD"]).objective.layout.slots)
