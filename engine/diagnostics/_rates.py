"""Quantiles of the effective learning rate: how far each parameter moved for each unit of its gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from engine.diagnostic import Moment


def quantile(moment: Moment, share: float) -> Tensor:
    """The quantile ``(R,)`` of |Δᵢ| / |gᵢ| over parameters whose gradient was not 0; NaN at the start."""
    import torch

    if moment.previous is None or moment.previous_gradient is None:
        return moment.loss * float("nan")
    slopes = moment.previous_gradient.abs()
    moved = (moment.parameters - moment.previous).abs()
    rates = torch.where(slopes > 0, moved / slopes, torch.full_like(slopes, float("nan")))
    ordered = rates.sort(dim=1).values  # NaN last
    known = (~ordered.isnan()).sum(1, keepdim=True)
    place = (known - 1).clamp(min=0).to(slopes) * share
    low = place.floor().long()
    high = torch.minimum(low + 1, (known - 1).clamp(min=0))
    below, above = ordered.gather(1, low), ordered.gather(1, high)
    return torch.lerp(below, above, (place - low).to(below))[:, 0]
