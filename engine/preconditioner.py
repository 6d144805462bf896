"""What an adaptive rule divides by, read from the states of its chain.

Rules of this kind keep a running mean v of squared gradients and move by m̂ / (√v̂ + ε). Their stability is decided by
the Hessian seen through that division, P^-½ H P^-½ with P = √v̂ + ε (Cohen et al. 2022, arXiv:2207.14484).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from engine.group import Group

ADAM = ("adam_moments", "adabelief_moments", "nadam_moments", "radam_moments", "sparse_adam_moments")
BLOCKS = (*ADAM, "rms_scale", "adagrad_scale", "adagrad_mean_scale")
"""Blocks whose divisor is a root of a mean (or sum) of squares."""


@dataclass
class Moments:
    """Per run and parameter ``(R, D)``, NaN for runs whose rule has no such thing (all at step 0).

    ``root`` is √v̂ with its bias taken out, ``floor`` the ε that is added to it, ``first`` the mean m̂, ``second`` v̂.
    """

    root: Tensor
    floor: Tensor
    first: Tensor
    second: Tensor

    @property
    def divisor(self) -> Tensor:
        """P = √v̂ + ε ``(R, D)``."""
        return self.root + self.floor


def moments(groups: Sequence[Group], parameters: Tensor, step: int) -> Moments:
    """The moments of all ``groups`` after ``step`` updates, in the stack's order; ``parameters`` ``(R, D)``."""
    nothing = torch.full_like(parameters, float("nan"))
    found = Moments(nothing, nothing.clone(), nothing.clone(), nothing.clone())
    for group in groups:
        _fill(found, group, step)
    return found


def _fill(found: Moments, group: Group, step: int) -> None:
    made = step - group.born
    for block, active, keys in zip(group.blocks, group.chain.active, group.chain.keys, strict=True):
        if not active or block.name not in BLOCKS or made < 1:
            continue
        states = dict(zip(block.state_names, (group.chain.states[key] for key in keys), strict=True))
        values = group.values_at(np.array([float(step - 1)]))
        like = found.root
        beta1, beta2, eps = (_column(values, block.knob(name), like) for name in ("beta1", "beta2", "eps"))
        rows = group.rows
        if block.name in ADAM:
            kept = states.get("largest", states.get("second", states.get("surprise")))
            assert kept is not None
            rest1 = states.get("correction1", 1 - beta1**made)
            rest2 = states.get("correction2", 1 - beta2**made)
            found.first[rows] = states["first"] / rest1
            second = kept / rest2
        elif block.name == "rms_scale":
            second = states["square"]
            if "mean" in states:
                found.first[rows] = states["mean"]
                second = second - states["mean"] ** 2
        else:
            second = next(iter(states.values()))
        found.second[rows] = second
        found.root[rows] = second.clamp(min=0).sqrt()
        found.floor[rows] = eps.expand_as(second)
        return


def _column(values: Mapping[str, NDArray[np.float64]], knob: str, like: Tensor) -> Tensor:
    """A knob's values ``(R, 1)``; zero where the rule has no such knob."""
    given = values.get(knob, np.zeros((1, 1)))
    return torch.as_tensor(given[0], dtype=like.dtype, device=like.device)[:, None]
