import pytest
import torch
from torch import nn

from engine.errors import InputError
from engine.networks.initialisation import fills, start_point
from engine.networks.problem import INITIALISATIONS
from tests.networks.cases import make_network

SHAPES = [(6, 4), (6,), (3, 6), (3,)]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("seed", [0, 123])
def test_the_default_has_the_bits_of_torchs_own(seed, bias):
    network = make_network(bias=bias)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        module = network.module()
    wanted = nn.utils.parameters_to_vector(module.parameters()).detach()
    assert torch.equal(start_point([slot.shape for slot in network.layout.slots], "default", seed), wanted)


@pytest.mark.parametrize(
    ("name", "fill"),
    [
        ("kaiming_normal", lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu")),
        ("xavier_uniform", nn.init.xavier_uniform_),
        ("xavier_normal", nn.init.xavier_normal_),
        ("orthogonal", nn.init.orthogonal_),
        ("normal", nn.init.normal_),
        ("zeros", nn.init.zeros_),
    ],
)
def test_the_others_have_the_bits_of_torch_nn_init(name, fill):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(4)
        first, second = fill(torch.empty(6, 4)), fill(torch.empty(3, 6))
    wanted = torch.cat([first.reshape(-1), torch.zeros(6), second.reshape(-1), torch.zeros(3)])
    assert torch.equal(start_point(SHAPES, name, 4), wanted)


def test_the_knob_offers_exactly_these():
    assert set(INITIALISATIONS) == set(fills)


def test_torchs_global_generator_is_left_alone():
    before = torch.random.get_rng_state()
    start_point(SHAPES, "default", 0)
    assert torch.equal(torch.random.get_rng_state(), before)


def test_an_unknown_name_is_refused():
    with pytest.raises(InputError, match="unknown init"):
        start_point(SHAPES, "glorot", 0)
