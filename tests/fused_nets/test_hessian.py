"""Compiled products with the Hessian against autograd: every activation and loss, odd sizes, small last batches."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.fused_nets import material
from engine.fused_nets.activations import CURVES
from engine.fused_nets.hessian import hessian_kernel
from engine.fused_nets.support import design
from tests.fused_nets.test_kernel import LOSSES, objective


def agree(made: Any, step: int = 0, tolerance: float = 1e-11) -> None:
    """Products of the compiled kernel and of autograd for three vectors at two places."""
    generator = torch.Generator().manual_seed(5)
    kind = made.setting.dtype
    start = made.start(2) + 0.1 * torch.randn(2, made.layout.dimension, generator=generator, dtype=kind)
    batch = made.order.indices(step)
    found = hessian_kernel(design(made)).at(start.numpy(), material(made), batch)
    place = start.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(made.loss(place, step).sum(), place, create_graph=True)
    scale = gradient.abs().max().item()
    np.testing.assert_allclose(found.gradient, gradient.detach().numpy(), rtol=tolerance, atol=tolerance * scale)
    for _ in range(3):
        vectors = torch.randn(start.shape, generator=generator, dtype=kind)
        wanted = torch.zeros_like(start)
        if gradient.requires_grad:
            dot = (gradient * vectors).sum()
            (wanted,) = torch.autograd.grad(dot, place, retain_graph=True, materialize_grads=True)
        size = max(wanted.abs().max().item(), 1e-30)
        np.testing.assert_allclose(found.product(vectors.numpy()), wanted.numpy(), rtol=0, atol=tolerance * size)


@pytest.mark.parametrize("activation", [*CURVES, "identity"])
def test_every_activation(activation: str) -> None:
    agree(objective(activation=activation, widths=(5, 7, 6, 3), batch=6))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ["identity", "tanh"])
def test_every_loss(loss: str, output: str) -> None:
    agree(objective(loss=loss, output=output))


@pytest.mark.parametrize(
    ("widths", "more"), [((1, 30, 20, 1), {}), ((4, 3), {"bias": False}), ((17, 33, 2), {"l2": 0.1, "l1": 0.01})]
)
def test_sizes_and_penalties(widths: tuple[int, ...], more: dict[str, Any]) -> None:
    agree(objective(widths=widths, loss="mse", **more))


def test_a_small_last_batch() -> None:
    made = objective(batch=6, samples=20)
    assert len(made.order.indices(3)) == 2
    agree(made, 3)


def test_single_precision() -> None:
    agree(objective("float32", (3, 20, 4)), tolerance=3e-6)
