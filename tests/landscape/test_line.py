import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.landscape.line import line
from engine.landscape.loss import whole_loss
from tests.landscape.cases import near_start, objective


def double_well(points):
    return (points[:, 0] ** 2 - 1) ** 2 + 0.5 * points[:, 0]


def test_the_barrier_of_a_double_well():
    left, right = torch.tensor([-1.0, 0.0]).double(), torch.tensor([1.0, 0.0]).double()
    found = line(double_well, left, right, count=201)
    np.testing.assert_allclose(found.loss, double_well(torch.from_numpy(2 * found.alpha - 1)[:, None]), rtol=1e-12)
    assert found.barrier == pytest.approx(1.0)  # (x² − 1)² at 0, above the chord 0.5·x
    assert line(double_well, right, 2 * right, count=50).barrier == 0.0


def test_both_ends_are_the_solutions_losses():
    built = objective(hidden=[6])
    one, other = near_start(built), near_start(built, 2)
    loss = whole_loss(built)
    found = line(loss, one, other, count=10)
    assert found.loss[found.alpha == 0][0] == pytest.approx(loss(one[None]).item(), rel=1e-12)
    assert found.loss[found.alpha == 1][0] == pytest.approx(loss(other[None]).item(), rel=1e-12)


def test_one_point_is_no_line():
    with pytest.raises(InputError, match="the same point"):
        line(double_well, torch.zeros(2), torch.zeros(2))
    with pytest.raises(InputError, match="hold 0 and 1"):
        line(double_well, torch.zeros(2), torch.ones(2), ends=(0.2, 1.0))
