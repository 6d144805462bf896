"""The short ways to runs, against torch, numpy and closed forms."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.problem import Setting, problems
from engine.trial import bowl, curvature, fed, path, rate, stable_limit

GRADIENTS = [1.0, -2.0, 0.5, 3.0, 0.0, 1.5]


def test_fed_makes_torchs_steps() -> None:
    parameter = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
    adam = torch.optim.Adam([parameter], lr=0.1)
    expected = [0.0]
    for gradient in GRADIENTS:
        parameter.grad = torch.tensor([gradient], dtype=torch.float64)
        adam.step()
        expected.append(parameter.item())
    assert fed({"name": "Adam", "lr": 0.1}, GRADIENTS, len(GRADIENTS)) == pytest.approx(expected, rel=1e-12)


def test_fed_sees_step_and_place_and_stays_in_the_box() -> None:
    places = fed({"name": "SGD", "lr": 1.0}, lambda step, place: -place - step, 3, start=1.0, box=5.0)
    assert places.tolist() == [1.0, 2.0, 5.0, 5.0]


def test_path_and_rate_on_a_bowl() -> None:
    places = path({"name": "SGD", "lr": 0.1}, bowl([1.0, 2.0]), 10)
    assert places[-1] == pytest.approx([0.9**10, 0.8**10], rel=1e-12)
    assert rate({"name": "SGD", "lr": 0.1}, [1.0, 2.0], 200) == pytest.approx(0.9, rel=1e-9)


def test_stable_limit_of_gradient_descent() -> None:
    assert stable_limit(lambda lr: {"name": "SGD", "lr": lr}, 8.0) == pytest.approx(2.0, abs=1e-3)


@pytest.mark.parametrize("scaled", [False, True])
def test_curvature_is_that_of_the_whole_hessian(scaled: bool) -> None:
    """Against torch's own Hessian of the network's module, all eigenvalues of it."""
    problem = problems["mlp"]
    table = {"data": "sine", "samples": 12, "hidden": [5], "batch_size": 100, "shuffle": False, "validation": 0.0}
    objective = problem.objective(problem.values(table), Setting(0, torch.float64, torch.device("cpu")))
    place = objective.start(1)[0]
    hessian = torch.autograd.functional.hessian(lambda w: objective.loss(w[None], 0)[0], place)
    divisor = torch.linspace(0.5, 2.0, len(place), dtype=torch.float64) if scaled else None
    if divisor is not None:
        hessian = hessian / divisor.sqrt() / divisor.sqrt()[:, None]
    expected = float(np.linalg.eigvalsh(hessian.numpy())[-1])
    assert curvature(objective, place, divisor) == pytest.approx(expected, rel=1e-5)
