"""Networks, samples and oracles that several tests use."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from engine.data.batches import Batch, TensorSamples
from engine.data.samples import Samples
from engine.networks.dense import DenseNetwork
from engine.networks.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError, SignedDifference

CPU = torch.device("cpu")
LOSSES = ("cross_entropy", "mse", "binary_cross_entropy", "signed_difference")


def make_loss(name: str, dtype: torch.dtype = torch.float64) -> Loss:
    if name == "cross_entropy":
        return CrossEntropy(3, dtype)
    return {"mse": MeanSquaredError, "binary_cross_entropy": BinaryCrossEntropy, "signed_difference": SignedDifference}[
        name
    ]()


def make_samples(loss: str, count: int = 11) -> Samples:
    random = np.random.default_rng(7)
    inputs = random.standard_normal((count, 4))
    if loss == "cross_entropy":
        return Samples(inputs, random.integers(0, 3, count), classes=3)
    if loss == "binary_cross_entropy":
        return Samples(inputs, random.integers(0, 2, (count, 3)).astype(np.float64))
    return Samples(inputs, random.standard_normal((count, 3)))


def make_batch(loss: str, count: int = 11, dtype: torch.dtype = torch.float64) -> Batch:
    return Batch(*TensorSamples.of(make_samples(loss, count), dtype, CPU))


def evaluate(network: DenseNetwork, parameters: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    (goal,) = network.loss_function.goals(batch.targets, len(batch.targets))
    return network.evaluate(parameters, batch.inputs, goal)


def make_network(
    loss: str = "cross_entropy", dtype: torch.dtype = torch.float64, widths: tuple[int, ...] = (4, 6, 5, 3), **rest
) -> DenseNetwork:
    return DenseNetwork(widths, make_loss(loss, dtype), **rest)


def make_parameters(network: DenseNetwork, runs: int, dtype: torch.dtype = torch.float64) -> Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.randn(runs, network.layout.dimension, generator=generator, dtype=torch.float64).to(dtype)


def by_autograd(network: DenseNetwork, parameters: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Loss and gradient of each row by torch.nn modules and autograd, one after another."""
    losses, gradients = [], []
    for row in parameters:
        module = network.module(row)
        loss = network.loss_function.module()(module(batch.inputs), batch.targets)
        loss.backward()
        losses.append(loss.detach())
        gradients.append(torch.cat([p.grad.reshape(-1) for p in module.parameters()]))
    return torch.stack(losses), torch.stack(gradients)
