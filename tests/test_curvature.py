"""Eigenvalues, trace and products against the full Hessian by autograd, float64."""

import numpy as np
import pytest
import torch

from engine.curvature import EXACT, Curvature
from engine.problem import Setting, problems


def objective(hidden, name="mlp", **more):
    table = {
        "data": "sine",
        "samples": 20,
        "noise": 0.1,
        "hidden": hidden,
        "activation": "tanh",
        "batch_size": 8,
        **more,
    }
    declared = problems[name]
    return declared.objective(declared.values(table), Setting(3, torch.float64, torch.device("cpu")))


def full(made, place, step):
    return torch.autograd.functional.hessian(lambda p: made.loss(p[None], step)[0], place)


def places(made):
    start = made.start(2)
    return start + torch.tensor([[0.0], [0.3]], dtype=torch.float64) * torch.ones_like(start)


def test_few_parameters_are_exact():
    made = objective([4])
    points = places(made)
    found = Curvature.of(made, points, 1)
    for run, point in enumerate(points):
        values = torch.linalg.eigvalsh(full(made, point, 1)).flip(0)
        torch.testing.assert_close(found.top(3)[run], values[:3], rtol=1e-8, atol=1e-10)
        torch.testing.assert_close(found.trace()[run], values.sum(), rtol=1e-8, atol=1e-10)


def test_lanczos_finds_the_largest():
    made = objective([8, 8])
    points = places(made)
    assert points.shape[1] > EXACT
    found = Curvature.of(made, points, 1)
    for run, point in enumerate(points):
        values = torch.linalg.eigvalsh(full(made, point, 1)).flip(0)
        torch.testing.assert_close(found.top(1)[run], values[:1], rtol=1e-4, atol=0)
        torch.testing.assert_close(found.top(3)[run], values[:3], rtol=1e-4, atol=1e-4 * values[0].item())


@pytest.mark.parametrize("hidden", [[4], [8, 8]])
def test_directions_are_the_matrix_own(hidden):
    made = objective(hidden)
    points = places(made)
    found, directions = Curvature.of(made, points, 1).directions(2)
    for run, point in enumerate(points):
        values, vectors = torch.linalg.eigh(full(made, point, 1))
        torch.testing.assert_close(found[run], values[-2:].flip(0), rtol=1e-6, atol=1e-9)
        shared = (directions[run] * vectors[:, -2:].flip(1).t()).sum(1).abs()
        torch.testing.assert_close(shared, torch.ones_like(shared), rtol=0, atol=1e-7)
    points[1, 0] = torch.nan
    found, directions = Curvature.of(made, points, 1).directions(2)
    assert found[0].isfinite().all()
    assert found[1].isnan().all()


def test_the_product_is_the_gradients_difference():
    made = objective([5])
    points = places(made)
    vectors = torch.randn(points.shape, generator=torch.Generator().manual_seed(2), dtype=torch.float64)

    def gradient(place):
        place = place.clone().requires_grad_()
        return torch.autograd.grad(made.loss(place, 1).sum(), place)[0]

    wanted = (gradient(points + 1e-5 * vectors) - gradient(points - 1e-5 * vectors)) / 2e-5
    torch.testing.assert_close(Curvature.of(made, points, 1).product(vectors), wanted, rtol=1e-5, atol=1e-7)


def test_scaled_is_the_matrix_between_two_roots():
    made = objective([8, 8])
    points = places(made)
    scale = torch.rand(points.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64) + 0.1
    found = Curvature.of(made, points, 0, scale).top(1)[:, 0]
    for run, point in enumerate(points):
        root = scale[run].rsqrt()
        expected = torch.linalg.eigvalsh(root[:, None] * full(made, point, 0) * root)[-1]
        torch.testing.assert_close(found[run], expected, rtol=1e-4, atol=0)


def test_hutchinson_is_the_mean_over_its_signs():
    made = objective([8, 8])
    points = places(made)
    drawn = torch.randint(0, 2, (8, points.shape[1]), generator=torch.Generator().manual_seed(1)).double() * 2 - 1
    matrix = full(made, points[1], 0)
    expected = torch.einsum("pi,ij,pj->p", drawn, matrix, drawn).mean()
    torch.testing.assert_close(Curvature.of(made, points, 0).trace()[1], expected, rtol=1e-8, atol=1e-10)


def test_a_surface_has_its_formulas_hessian():
    surface = problems["rosenbrock"]
    made = surface.objective(surface.values({}), Setting(0, torch.float64, torch.device("cpu")))
    x, y = 0.5, -1.0
    hessian = np.array([[1200 * x * x - 400 * y + 2, -400 * x], [-400 * x, 200.0]])
    found = Curvature.of(made, torch.tensor([[x, y]], dtype=torch.float64), 0)
    assert found.top(1).item() == pytest.approx(np.linalg.eigvalsh(hessian)[-1], rel=1e-12)
    assert found.trace().item() == pytest.approx(np.trace(hessian), rel=1e-12)
