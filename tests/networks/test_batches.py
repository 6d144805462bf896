import numpy as np
import pytest
import torch

from engine.data.batches import Batches, TensorSamples
from engine.data.order import BatchOrder
from tests.networks.cases import CPU, make_loss, make_samples


def make(shuffle, drop_last=False, loss="cross_entropy"):
    samples = TensorSamples.of(make_samples(loss), torch.float64, CPU)
    return samples, Batches(samples, BatchOrder(11, 4, shuffle, 2, drop_last), make_loss(loss).goals)


@pytest.mark.parametrize("loss", ["cross_entropy", "mse"])
@pytest.mark.parametrize("drop_last", [False, True])
@pytest.mark.parametrize("shuffle", [False, True])
def test_batches_follow_the_order(shuffle, drop_last, loss):
    samples, batches = make(shuffle, drop_last, loss)
    for step in (0, 1, 2, 3, 7, 2, 0):
        indices = torch.from_numpy(batches.order.indices(step))
        batch = batches[step]
        assert torch.equal(batch.inputs, samples.inputs[indices])
        assert torch.equal(batch.targets, samples.targets[indices])
        (goal,) = make_loss(loss).goals(batch.targets, len(indices))
        assert torch.equal(batches.ready(step)[0], batch.inputs)
        assert torch.equal(batches.ready(step)[1], goal)


def test_a_step_inside_an_epoch_takes_views():
    _, batches = make(True)
    first, second = batches[0].inputs, batches[1].inputs
    assert first.untyped_storage().data_ptr() == second.untyped_storage().data_ptr()


def test_batches_made_in_inference_mode_serve_autograd():
    _, batches = make(True)
    with torch.inference_mode():
        batch = batches[0]
    weight = torch.ones(4, dtype=torch.float64, requires_grad=True)
    (batch.inputs @ weight).sum().backward()
    assert weight.grad is not None


def test_targets_keep_their_kind():
    classes = TensorSamples.of(make_samples("cross_entropy"), torch.float32, CPU)
    values = TensorSamples.of(make_samples("mse"), torch.float32, CPU)
    assert classes.targets.dtype == torch.int64
    assert values.targets.dtype == torch.float32
    assert np.array_equal(classes.inputs.numpy(), make_samples("cross_entropy").inputs.astype(np.float32))
