"""Batches of changing size: the samples whose numbers the order gives, and the goals that the loss makes of them."""

import numpy as np
import pytest
import torch

from engine.data.batches import TensorSamples
from engine.data.order import BatchOrder
from engine.data.sized_batches import SizedBatches
from engine.data.sized_order import SizedOrder
from tests.networks.cases import CPU, LOSSES, make_loss, make_samples


@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_batch_is_the_samples_of_its_step(loss, shuffle):
    sizes = np.random.default_rng(0).integers(1, 12, 5000)
    order = SizedOrder(BatchOrder(11, 4, shuffle, 5), lambda steps: sizes[np.minimum(steps, 4999)])
    samples = TensorSamples.of(make_samples(loss), torch.float64, CPU)
    batches = SizedBatches(samples, order, make_loss(loss).goals)
    for step in (0, 1, 2, 3, 40, 7, 4096, 4095):
        numbers = torch.from_numpy(order.indices(step))
        batch = batches[step]
        inputs, goal = batches.ready(step)
        assert torch.equal(batch.inputs, samples.inputs[numbers])
        assert torch.equal(batch.targets, samples.targets[numbers])
        assert torch.equal(inputs, batch.inputs)
        [wanted] = make_loss(loss).goals(samples.targets[numbers], len(numbers))
        assert torch.equal(goal, wanted)


def test_batches_serve_autograd_after_inference_mode():
    order = SizedOrder(BatchOrder(11, 4, True, 5), lambda steps: 1 + steps % 7)
    batches = SizedBatches(TensorSamples.of(make_samples("mse"), torch.float64, CPU), order, make_loss("mse").goals)
    with torch.inference_mode():
        batches.ready(9)
    weight = torch.ones(4, dtype=torch.float64, requires_grad=True)
    (batches[9].inputs @ weight).sum().backward()
    assert weight.grad is not None
