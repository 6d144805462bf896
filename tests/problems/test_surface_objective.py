"""A surface as the loop sees it: shapes, and derivatives of the loss by autograd."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.problem import Setting, problems
from engine.surface_objective import SurfaceObjective
from tests.problems.reference import REFERENCES, surface_of

CASES = ["rosenbrock, 5 parameters", "ackley", "log_cosh", "goldstein_price", "quadratic, turned", "cliff"]


def objective(case: str, dtype: torch.dtype = torch.float64) -> SurfaceObjective:
    surface, values, _ = surface_of(case)
    built = surface.objective(values, Setting(0, dtype, torch.device("cpu")))
    assert isinstance(built, SurfaceObjective)
    return built


def places(built: SurfaceObjective, runs: int = 4) -> Tensor:
    generator = torch.Generator().manual_seed(3)
    size = built.layout.dimension
    return torch.randn(size, runs, generator=generator, dtype=torch.float64).to(built.setting.dtype).t()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("case", list(REFERENCES))
def test_shapes_and_types(case: str, dtype: torch.dtype) -> None:
    built = objective(case, dtype)
    start = built.start(5)
    loss, gradient = built.evaluate(start, 0)
    assert start.stride() == (1, 5)
    assert loss.shape == (5,)
    assert gradient.shape == start.shape
    assert {start.dtype, loss.dtype, gradient.dtype, built.loss(start, 0).dtype} == {dtype}
    assert torch.equal(loss, built.loss(start, 0))


@pytest.mark.parametrize("case", CASES)
def test_first_and_second_derivatives_by_autograd_are_those_of_the_reference(case: str) -> None:
    built, reference = objective(case), REFERENCES[case]
    point = places(built).clone().requires_grad_()
    loss = built.loss(point, 0)
    (gradient,) = torch.autograd.grad(loss.sum(), point, create_graph=True)
    assert torch.equal(gradient.detach(), built.evaluate(point.detach(), 0)[1])
    direction = places(built).flip(0)
    (product,) = torch.autograd.grad(gradient, point, direction)
    hessians = built.hessian(point.detach())
    for r, row in enumerate(point.detach()):
        exact = torch.autograd.functional.hessian(reference.loss, row)
        torch.testing.assert_close(hessians[r], exact, rtol=1e-9, atol=1e-9)
        torch.testing.assert_close(product[r], exact @ direction[r], rtol=1e-9, atol=1e-9)


def test_autograd_through_the_loss_weighs_runs_as_asked() -> None:
    built = objective("rosenbrock, 5 parameters")
    point = places(built).clone().requires_grad_()
    weights = torch.tensor([1.0, 0.0, -2.0, 3.0], dtype=torch.float64)
    (weighted,) = torch.autograd.grad((built.loss(point, 0) * weights).sum(), point)
    torch.testing.assert_close(weighted, weights[:, None] * built.evaluate(point.detach(), 0)[1])


def test_the_loss_works_under_functorch() -> None:
    built = objective("rosenbrock, 5 parameters")
    place = places(built)
    found = torch.func.jacrev(lambda p: built.loss(p.unsqueeze(0), 0)[0])(place[0])
    torch.testing.assert_close(found, built.evaluate(place, 0)[1][0])


def test_slopes_at_corners_and_tips_are_zero_not_nan() -> None:
    for case in ("absolute", "ackley", "log_cosh"):
        built = objective(case)
        loss, gradient = built.evaluate(torch.zeros(1, 2, dtype=torch.float64), 0)
        assert loss.item() == 0.0, case
        assert torch.equal(gradient, torch.zeros(1, 2, dtype=torch.float64)), case


def test_log_cosh_is_exact_near_and_far() -> None:
    for dtype, tolerance in ((torch.float64, 1e-15), (torch.float32, 3e-7)):
        built = objective("log_cosh", dtype)
        far = torch.tensor([[1e4, -3e4]], dtype=dtype)
        assert built.loss(far, 0).item() == pytest.approx(4e4 - 2 * math.log(2), rel=tolerance)
        assert built.evaluate(far, 0)[1].tolist() == [[1.0, -1.0]]
        near = torch.tensor([[1e-5, 0.0]], dtype=dtype)
        assert built.loss(near, 0).item() == pytest.approx(0.5e-10, rel=max(tolerance, 1e-10))


def test_the_plain_of_easom_is_flat_to_the_last_digit() -> None:
    near, far = torch.tensor([[1.5, 2.0]]), torch.tensor([[-7.0, -7.0]])
    built = objective("easom", torch.float32)
    assert built.evaluate(near, 0)[1].abs().min() > 0
    loss, gradient = built.evaluate(far, 0)
    assert loss.abs().item() == 0.0
    assert gradient.abs().max().item() == 0.0


def test_formula_parameters_may_differ_by_run() -> None:
    built = objective("rosenbrock, 5 parameters")
    place = places(built, 2)
    built.parameters["b"] = torch.tensor([1.0, 50.0], dtype=torch.float64)
    loss, gradient = built.evaluate(place, 0)
    surface = problems["rosenbrock"]
    for r, b in enumerate((1.0, 50.0)):
        values = surface.values({"start": place[r].tolist(), "b": b})
        alone = surface.objective(values, built.setting).evaluate(place[r : r + 1], 0)
        np.testing.assert_array_equal(loss[r].numpy(), alone[0][0].numpy())
        np.testing.assert_array_equal(gradient[r].numpy(), alone[1][0].numpy())
