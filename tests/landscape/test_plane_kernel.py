"""The compiled plane: what tests of the loss itself do not see."""

import numpy as np
import pytest
import torch

from engine.landscape.directions import random_plane
from engine.landscape.plane_kernel import SAMPLES, plane_kernel
from engine.landscape.plane_loss import PlaneLoss
from engine.problem import Setting, problems
from tests.landscape.cases import CPU, near_start, objective

PLACES = torch.rand(50, 2, generator=torch.Generator().manual_seed(3), dtype=torch.float64) * 4 - 2


@pytest.mark.parametrize("count", [1, SAMPLES - 1, SAMPLES, SAMPLES + 1])
def test_tiles_hold_every_sample_once(count):
    from engine.fused_nets.support import design

    values = np.arange(2.0 * count).reshape(2, count)
    tiles = plane_kernel(design(objective())).tiles(values)
    assert tiles.shape == (-(-count // SAMPLES), 2, SAMPLES)
    flat = tiles.transpose(1, 0, 2).reshape(2, -1)
    np.testing.assert_array_equal(flat[:, :count], values)
    assert not flat[:, count:].any()


def test_a_point_has_the_same_bits_alone_and_in_company():
    built = objective("digits", hidden=[9, 5])
    on_plane = PlaneLoss(built, random_plane(near_start(built), built.layout))
    assert on_plane._kernel is not None
    together = on_plane(PLACES)
    alone = torch.cat([on_plane(place[None]) for place in PLACES])
    assert torch.equal(together, alone)


def test_float32_agrees_with_float64():
    problem = problems["digits"]
    values = problem.values({"hidden": [16]})
    wide, narrow = (problem.objective(values, Setting(0, dtype, CPU)) for dtype in (torch.float64, torch.float32))
    point = near_start(wide)
    plane = random_plane(point, wide.layout)
    single = type(plane)(plane.origin.float(), plane.directions.float(), plane.labels)
    torch.testing.assert_close(PlaneLoss(narrow, single)(PLACES), PlaneLoss(wide, plane)(PLACES), rtol=2e-5, atol=1e-6)


def test_a_loss_that_is_not_finite_says_so():
    built = objective("mlp", data="sine", activation="relu")
    plane = random_plane(near_start(built), built.layout)
    far = torch.tensor([[1e200, 0.0], [0.0, 0.0]], dtype=torch.float64)
    assert torch.isfinite(PlaneLoss(built, plane)(far)).tolist() == [False, True]
