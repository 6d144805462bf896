import numpy as np
import pytest
import torch

from engine.landscape.directions import path_plane, three_points_plane
from engine.landscape.loss import whole_loss
from engine.landscape.plane_loss import PlaneLoss
from engine.landscape.projection import extent, project
from tests.landscape.cases import near_start, objective


def test_a_path_inside_the_plane_is_shown_as_it_is():
    built = objective(hidden=[4])
    plane = three_points_plane(near_start(built), near_start(built, 2), near_start(built, 3))
    wanted = torch.rand(6, 2, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    found = project(plane.points(wanted), plane, whole_loss(built), PlaneLoss(built, plane))
    np.testing.assert_allclose(found.coordinates, wanted.numpy(), rtol=1e-10)
    np.testing.assert_allclose(found.true_loss, found.plane_loss, rtol=1e-10)
    assert found.off.max() < 1e-10
    assert found.shown == pytest.approx(1)
    assert found.largest_gap < 1e-8


def test_what_is_lost_is_told():
    """In three dimensions with loss = sum of squares everything has a closed form."""
    path = torch.tensor([[3.0, 0.0, 1.0], [2.0, 1.0, -1.0], [1.0, -0.5, 0.5], [0.0, 0.0, 0.0]], dtype=torch.float64)
    flat = path * torch.tensor([1.0, 1.0, 0.0], dtype=torch.float64)
    plane = path_plane(flat, torch.zeros(3, dtype=torch.float64))

    def loss(points):
        return points.square().sum(1)

    found = project(path, plane, loss, lambda coordinates: loss(plane.points(coordinates)))
    np.testing.assert_allclose(found.off, path[:, 2].abs(), atol=1e-12)
    np.testing.assert_allclose(found.true_loss - found.plane_loss, path[:, 2] ** 2, atol=1e-12)
    assert found.shown == pytest.approx(1 - 2.25 / loss(path).sum().item())
    assert found.largest_gap == pytest.approx(1.0 / 10.0)


def test_the_extent_holds_every_path():
    built = objective(hidden=[3])
    plane = three_points_plane(near_start(built), near_start(built, 2), near_start(built, 3))
    ends = [project(near_start(built, s)[None], plane, whole_loss(built), PlaneLoss(built, plane)) for s in (4, 5)]
    (left, right), (low, high) = extent(ends)
    for projection in ends:
        a, b = projection.coordinates[0]
        assert left < a < right
        assert low < b < high
