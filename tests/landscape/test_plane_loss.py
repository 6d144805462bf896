import pytest
import torch

from engine.landscape import plane_loss as under_test
from engine.landscape.directions import random_plane
from engine.landscape.loss import whole_loss
from engine.landscape.plane_loss import PlaneLoss
from engine.networks.problem import ACTIVATIONS
from tests.landscape.cases import naive, near_start, objective

PLACES = torch.tensor([[0.0, 0.0], [1.0, 0.0], [-0.5, 0.3], [0.0, 2.0], [1.7, -1.1]], dtype=torch.float64)
CASES = [
    *(("mlp", {"hidden": [7, 5], "activation": name}) for name in ACTIVATIONS),
    ("mlp", {"data": "sine", "hidden": [6], "bias": False}),
    ("logistic", {}),
    ("linear", {"features": 5}),
    ("square_net", {}),
    ("digits", {"hidden": [16]}),
]


@pytest.mark.parametrize(("name", "arguments"), CASES)
@pytest.mark.parametrize("numbers", [0, 1, 2**20], ids=["compiled", "one", "many"])
def test_the_plane_equals_the_plain_loop(name, arguments, numbers, monkeypatch):
    monkeypatch.setattr(under_test, "NUMBERS", numbers)
    built = objective(name, **arguments)
    point = near_start(built)
    plane = random_plane(point, built.layout)
    found = PlaneLoss(built, plane, compiled=not numbers)(PLACES)
    torch.testing.assert_close(found, naive(built, plane, PLACES), rtol=1e-10, atol=1e-10)
    torch.testing.assert_close(found, whole_loss(built)(plane.points(PLACES)), rtol=1e-10, atol=1e-10)


def test_penalties_are_part_of_the_landscape():
    plain, pulled = objective(hidden=[4]), objective(hidden=[4], l1=0.1, l2=0.3)
    plane = random_plane(near_start(plain), plain.layout)
    points = plane.points(PLACES)
    wanted = PlaneLoss(plain, plane)(PLACES) + 0.1 * points.abs().sum(1) + 0.15 * points.square().sum(1)
    for compiled in (True, False):
        found = PlaneLoss(pulled, plane, compiled)(PLACES)
        torch.testing.assert_close(found, wanted, rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(whole_loss(pulled)(points), wanted, rtol=1e-12, atol=1e-12)


def test_a_surface_is_its_formula():
    built = objective("rosenbrock")
    plane = random_plane(torch.zeros(2, dtype=torch.float64), built.layout)
    points = plane.points(PLACES)
    x, y = points.t()
    torch.testing.assert_close(PlaneLoss(built, plane)(PLACES), (1 - x) ** 2 + 100 * (y - x**2) ** 2)
