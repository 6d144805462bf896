"""Gradients of parts of a batch: what the samples want one by one, and how much they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

    from engine.problem import Objective

PARTS = 8


def no_samples(objective: Objective) -> str | None:
    """Why there are no parts, or None."""
    if hasattr(objective, "batch") and hasattr(objective, "network"):
        return None
    return "the loss is not a mean over samples"


def gradients(objective: Objective, parameters: Tensor, step: int, count: int = PARTS) -> tuple[Tensor, int]:
    """Gradients ``(n, R, D)`` of n equal parts of the batch of ``step``, and the samples in a part.

    n is ``count``, or less where the batch is smaller; samples left over by the division are not used.
    """
    import torch

    source: Any = objective
    batch = source.batch(step)
    total = len(batch.inputs)
    parts = max(1, min(count, total))
    size = total // parts
    found = []
    for first in range(0, parts * size, size):
        with torch.enable_grad():
            place = parameters.detach().clone().requires_grad_()
            cut = slice(first, first + size)
            loss = source.network.loss(place, batch.inputs[cut], batch.targets[cut])
            penalty = source.penalty(place) if hasattr(source, "penalty") else None
            whole = loss.sum() if penalty is None else (loss + penalty).sum()
            found.append(torch.autograd.grad(whole, place)[0])
    return torch.stack(found), size


def variance(parts: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Tr Σ ``(R,)`` of single samples' gradients and |G|² ``(R,)`` of the true gradient, both without bias, from
    gradients ``(n, R, D)`` of n > 1 parts of ``size`` samples (McCandlish et al. 2018, appendix A).
    """
    count = len(parts)
    if count < 2:
        nothing = parts[0, :, 0] * float("nan")
        return nothing, nothing
    mean = parts.mean(0)
    between = (parts - mean).square().sum(2).sum(0) / (count - 1)
    return size * between, mean.square().sum(1) - between / count


def noise(objective: Objective, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
    """Tr Σ and the noise scale tr Σ / |G|² of the batch of ``step``, each ``(R,)``; the scale NaN where |G|² <= 0."""
    import torch

    trace, square = variance(*gradients(objective, parameters, step))
    return trace, torch.where(square > 0, trace / square, torch.full_like(trace, float("nan")))


def influence(objective: Objective, parameters: Tensor, step: int, count: int = PARTS) -> Tensor:
    """The matrix g_i · g_j ``(R, n, n)`` of n parts of the batch; a ``count`` of the batch size gives single samples.

    An update along −g_j changes the loss of part i by about −lr g_i · g_j: negative entries are parts that learn
    at each other's cost.
    """
    import torch

    parts = gradients(objective, parameters, step, count)[0].transpose(0, 1)
    return torch.bmm(parts, parts.mT)


def batch_losses(objective: Objective, parameters: Tensor) -> Tensor:
    """The loss of each batch of the first epoch at one place ``(steps_per_epoch, R)``."""
    import torch

    with torch.no_grad():
        return torch.stack([objective.loss(parameters, step) for step in range(objective.steps_per_epoch or 1)])
