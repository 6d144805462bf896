import torch

from engine.landscape.plane import Plane


def make():
    generator = torch.Generator().manual_seed(0)
    drawn = torch.randn(3, 7, generator=generator, dtype=torch.float64)
    return Plane(drawn[0], drawn[1:], ("a", "b"))


def test_coordinates_undo_points_for_slanted_directions():
    wanted = torch.tensor([[0.5, -2.0], [3.0, 1.0]], dtype=torch.float64)
    plane = make()
    points = plane.points(wanted)
    torch.testing.assert_close(plane.coordinates(points), wanted, rtol=1e-12, atol=1e-12)
    assert plane.distances(points).max() < 1e-12


def test_a_point_off_the_plane_is_as_far_as_its_part_at_right_angles():
    plane = make()
    wanted = torch.tensor([[1.0, 2.0]], dtype=torch.float64)
    full = torch.linalg.svd(plane.directions, full_matrices=True)[2]
    outside = 0.75 * full[2] + 1.0 * full[5]
    point = plane.points(wanted) + outside
    torch.testing.assert_close(plane.coordinates(point), wanted, rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(plane.distances(point), torch.tensor([1.25], dtype=torch.float64))
