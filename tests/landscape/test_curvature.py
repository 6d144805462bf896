import pytest
import torch

from engine.errors import InputError
from engine.landscape.curvature import curvature_plane, top_directions
from engine.landscape.loss import whole_loss
from tests.landscape.cases import near_start, objective


@pytest.mark.parametrize("hidden", [[2], [4, 3], [12, 9]])
def test_the_sharpest_directions_are_the_dense_hessians(hidden):
    built = objective(hidden=hidden, validation=0.0)
    point = near_start(built)
    loss = whole_loss(built)
    matrix = torch.autograd.functional.hessian(lambda flat: loss(flat[None])[0], point)
    values, vectors = torch.linalg.eigh(matrix)
    found, directions = top_directions(loss, point)
    torch.testing.assert_close(found, values[-2:].flip(0), rtol=1e-6, atol=1e-8)
    for k in range(2):
        assert abs(directions[k] @ vectors[:, -1 - k]).item() == pytest.approx(1, abs=1e-5)


def test_the_plane_of_a_quadratic_is_its_axes():
    built = objective("quadratic", eigenvalues=[1.0, 100.0], start=[1.0, 1.0])
    plane, values = curvature_plane(whole_loss(built), built.start(1)[0])
    assert values == pytest.approx((100.0, 1.0))
    torch.testing.assert_close(plane.directions.abs(), torch.tensor([[0.0, 1.0], [1.0, 0.0]], dtype=torch.float64))


def test_a_point_that_is_not_finite_is_refused():
    built = objective(hidden=[8])
    point = near_start(built)
    point[3] = torch.nan
    with pytest.raises(InputError, match="not finite"):
        curvature_plane(whole_loss(built), point)
