import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.landscape.directions import filter_normalised, path_plane, random_plane, three_points_plane
from engine.layout import Layout

LAYOUT = Layout.of([("conv.weight", (4, 3, 2, 2)), ("conv.bias", (4,)), ("0.weight", (5, 6)), ("0.bias", (5,))])


def drawn(*shape, seed=0):
    return torch.from_numpy(np.random.default_rng(seed).standard_normal(shape))


def test_filters_have_the_length_of_the_parameters_filters():
    parameters, direction = drawn(LAYOUT.dimension), drawn(LAYOUT.dimension, seed=1)
    found = filter_normalised(direction, parameters, LAYOUT).numpy()
    place = 0
    for shape in ((4, 3, 2, 2), (4,), (5, 6), (5,)):
        size = int(np.prod(shape))
        part, plain, kept = (
            values[place : place + size].reshape(shape) for values in (found, direction.numpy(), parameters.numpy())
        )
        place += size
        if len(shape) == 1:
            assert not part.any()
            continue
        for i in range(shape[0]):
            wanted = plain[i] / np.linalg.norm(plain[i]) * np.linalg.norm(kept[i])
            np.testing.assert_allclose(part[i], wanted, rtol=1e-12)


def test_no_filters_means_one_vector():
    found = filter_normalised(drawn(3), drawn(3, seed=1), Layout.of([("w", (3,))]))
    assert found.norm().item() == pytest.approx(drawn(3, seed=1).norm().item())


def test_the_seed_decides_the_random_plane():
    point = drawn(LAYOUT.dimension)
    one, same, other = (random_plane(point, LAYOUT, seed) for seed in (1, 1, 2))
    assert torch.equal(one.directions, same.directions)
    assert not torch.equal(one.directions, other.directions)
    assert one.directions[0] @ one.directions[1] != 0


def test_the_path_plane_is_the_principal_one():
    basis = torch.linalg.qr(drawn(30, 3))[0].t()
    path = drawn(50, 3) * torch.tensor([5.0, 2.0, 0.1], dtype=torch.float64) @ basis
    origin = drawn(30, seed=3)
    plane = path_plane(path + origin, origin)
    _, spread, directions = torch.linalg.svd(path, full_matrices=False)
    for k in range(2):
        assert abs(plane.directions[k] @ directions[k]).item() == pytest.approx(1, abs=1e-12)
    shares = spread**2 / (spread**2).sum()
    assert plane.explained == pytest.approx(shares[:2].tolist(), rel=1e-10)


def test_a_path_with_infinite_points_and_one_on_a_line():
    origin = torch.zeros(4, dtype=torch.float64)
    path = drawn(6, 4)
    broken = torch.cat((path, torch.full((1, 4), torch.inf, dtype=torch.float64)))
    torch.testing.assert_close(path_plane(path, origin).directions, path_plane(broken, origin).directions)
    with pytest.raises(InputError, match="not left a line"):
        path_plane(torch.outer(torch.arange(5.0, dtype=torch.float64), drawn(4)), origin)


def test_three_points_lie_where_they_should():
    points = drawn(3, 9)
    plane = three_points_plane(*points)
    assert plane.distances(points).max() < 1e-12
    found = plane.coordinates(points)
    torch.testing.assert_close(
        found[:2], torch.tensor([[0.0, 0.0], [1.0, 0.0]], dtype=torch.float64), atol=1e-12, rtol=0
    )
    assert found[2, 1] > 0
    assert abs(plane.directions[0] @ plane.directions[1]) < 1e-12


@pytest.mark.parametrize("third", [0.0, 1.0, 2.5])
def test_three_points_on_a_line_are_refused(third):
    first, along = drawn(2, 9)
    with pytest.raises(InputError, match="must not lie on one line"):
        three_points_plane(first, first + along, first + third * along)
