import numpy as np
import pytest
import torch

from engine.data.digits import digits
from engine.errors import InputError
from engine.problem import Setting, problems
from tests.networks.cases import CPU


def build(seed=0, dtype=torch.float32, **arguments):
    problem = problems["digits"]
    return problem.objective(problem.values(arguments), Setting(seed, dtype, CPU))


def test_the_data_is_what_its_source_says():
    samples = digits()
    assert samples.inputs.shape == (1797, 64)
    assert (samples.inputs.min(), samples.inputs.max()) == (0.0, 1.0)
    assert np.bincount(samples.targets).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_adam_learns_to_read():
    objective = build()
    parameters = objective.start(1)
    m, v = torch.zeros_like(parameters), torch.zeros_like(parameters)
    for step in range(20 * objective.steps_per_epoch):
        _, gradient = objective.evaluate(parameters, step)
        m.lerp_(gradient, 0.1)
        v.mul_(0.999).addcmul_(gradient, gradient, value=0.001)
        m_hat, v_hat = m / (1 - 0.9 ** (step + 1)), v / (1 - 0.999 ** (step + 1))
        parameters -= 3e-3 * m_hat / (v_hat.sqrt() + 1e-8)
    assert objective.measure(parameters)["validation_accuracy"].item() >= 0.95


def test_sizes_follow_the_knobs():
    objective = build(hidden=[32, 16], batch_size=100, validation=0.0)
    assert [slot.shape for slot in objective.layout.slots] == [(32, 64), (32,), (16, 32), (16,), (10, 16), (10,)]
    assert objective.steps_per_epoch == 18
    assert objective.measures == ("train_loss", "train_accuracy")
    assert len(build().validation.inputs) == round(0.2 * 1797)


def test_the_seed_decides_split_order_and_start():
    one, same, other = build(1), build(1), build(2)
    for step in (0, 40):
        assert torch.equal(one.batch(step).inputs, same.batch(step).inputs)
        assert not torch.equal(one.batch(step).inputs, other.batch(step).inputs)
    assert torch.equal(one.start(1), same.start(1))
    assert not torch.equal(one.start(1), other.start(1))


def test_single_and_double_precision_start_in_the_same_place():
    assert torch.equal(build().start(1).double(), build(dtype=torch.float64).start(1))


def test_scale_and_noise_touch_what_they_should():
    plain, scaled, noisy = build(), build(input_scale=16.0), build(label_noise=0.5)
    assert torch.equal(16 * plain.data.inputs, scaled.data.inputs)
    wrong = (plain.data.targets != noisy.data.targets).double().mean().item()
    assert wrong == pytest.approx(0.5, abs=1e-3)
    assert torch.equal(plain.validation.targets, noisy.validation.targets)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"hidden": [2.5]}, "whole numbers"),
        ({"hidden": []}, "hidden = "),
        ({"hidden": [4.0] * 33}, "at most 32"),
        ({"hidden": [0]}, ">= 1"),
        ({"activation": "rulu"}, "did you mean 'relu'"),
    ],
)
def test_bad_knobs_are_refused(arguments, message):
    with pytest.raises(InputError, match=message):
        build(**arguments)
