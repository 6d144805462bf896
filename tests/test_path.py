"""The sparse path and its principal plane, against the full decomposition."""

from __future__ import annotations

import numpy as np
import torch

from engine.path import LIMIT, Path


def walked(steps: int, runs: int = 3, dimension: int = 40) -> tuple[Path, torch.Tensor]:
    random = torch.Generator().manual_seed(0)
    slopes = torch.randn(runs, dimension, generator=random)
    shape = torch.randn(2, dimension, generator=random)
    places = torch.stack(
        [
            slopes * 0.05 + torch.sin(torch.tensor(k / 30)) * shape[0] * 3 + k / steps * shape[1] * slopes[:, :1]
            for k in range(steps)
        ]
    )
    path = Path()
    for step in range(steps):
        path.visit(step, places[step])
    return path, places


def test_points_are_thinned_evenly_and_equal_what_was_visited() -> None:
    path, places = walked(1000)
    assert len(path.steps) < LIMIT
    assert path.steps == list(range(0, 1000, path.stride))
    assert all(torch.equal(point, places[step]) for step, point in zip(path.steps, path.points, strict=True))


def test_the_plane_is_that_of_the_singular_value_decomposition() -> None:
    path, _ = walked(300)
    coordinates, shares = path.plane()
    flat = torch.stack(path.points).double().reshape(-1, 40)
    flat = flat - flat.mean(0)
    u, s, _ = torch.linalg.svd(flat, full_matrices=False)
    expected = (u[:, :2] * s[:2]).numpy()
    found = coordinates.reshape(-1, 2)
    signs = np.sign((found * expected).sum(0))
    assert np.abs(found - signs * expected).max() < 1e-4 * np.abs(expected).max()
    assert np.allclose(shares, (s[:2] ** 2 / (s**2).sum()).numpy(), rtol=1e-5)


def test_one_point_and_a_run_that_is_not_finite() -> None:
    path = Path()
    path.visit(0, torch.ones(2, 30))
    coordinates, shares = path.plane()
    assert coordinates.shape == (1, 2, 2)
    assert np.isfinite(shares).all()
    path.visit(1, torch.stack((torch.full((30,), 2.0), torch.full((30,), torch.nan))))
    coordinates, _ = path.plane()
    assert np.isfinite(coordinates[:, 0]).all()
    assert np.isnan(coordinates[1, 1]).all()
