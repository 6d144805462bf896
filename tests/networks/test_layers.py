import pytest
import torch
from torch import nn

from engine.errors import InputError
from engine.networks.layers import convolutional, dense, started


def test_dense_layers_in_the_usual_order():
    made = dense((4, 6, 5, 3), "tanh", "batch", 0.25)
    kinds = [type(part) for part in made]
    hidden = [nn.Linear, nn.BatchNorm1d, nn.Tanh, nn.Dropout]
    assert kinds == [*hidden, *hidden, nn.Linear]
    assert [tuple(p.shape) for p in made.parameters() if p.ndim == 2] == [(6, 4), (5, 6), (3, 5)]
    assert [type(part) for part in dense((4, 3), norm="layer", output="sigmoid")] == [nn.Linear, nn.Sigmoid]


def test_convolutions_halve_the_picture():
    made = convolutional(8, (3, 4, 5), 10, norm="layer", dropout=0.5)
    assert made(torch.zeros(2, 64)).shape == (2, 10)
    assert made[-1].in_features == 5
    with pytest.raises(InputError, match="at most 3"):
        convolutional(8, (2, 2, 2, 2), 10)


def test_the_default_start_is_torchs_own():
    found = started(lambda: dense((4, 6, 3), norm="layer"), "default", 5)
    torch.manual_seed(5)
    wanted = nn.Sequential(nn.Linear(4, 6), nn.LayerNorm(6), nn.ReLU(), nn.Linear(6, 3))
    for one, other in zip(found.parameters(), wanted.parameters(), strict=True):
        assert torch.equal(one, other)


def test_other_starts_fill_weights_and_leave_norms():
    found = started(lambda: convolutional(8, (3,), 10, norm="batch"), "orthogonal", 5)
    conv, norm, last = found[1], found[2], found[-1]
    assert not conv.bias.any()
    assert torch.equal(norm.weight, torch.ones(3))
    torch.testing.assert_close(last.weight @ last.weight.t(), torch.eye(10), rtol=0, atol=1e-5)


def test_drawing_leaves_torchs_numbers_alone():
    torch.manual_seed(1)
    wanted = torch.rand(3)
    torch.manual_seed(1)
    started(lambda: dense((4, 3)), "default", 2)
    assert torch.equal(torch.rand(3), wanted)
