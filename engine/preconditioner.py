"""What an adaptive rule divides by, read from the states of its chain.

Rules of this kind keep a running mean v of squared gradients and move by m̂ / (√v̂ + ε). Their stability is decided by
the Hessian seen through that division, P^-½ H P^-½ with P = √v̂ + ε (Cohen et al. 2022, arXiv:2207.14484).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
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
    """Per run and parameter ``(R, D)``, NaN for runs whose rule has no such thing (at step 0 there are no means yet).

    ``root`` is √v̂ with its bias taken out, ``floor`` the ε that is added to it, ``first`` the mean m̂, ``second`` v̂.
    ``keeps`` is the part of v that the next update keeps (β₂; NaN where v is no mean of plain squares), ``weight`` what
    the weights in v sum up to (1 - β₂ᵗ), ``largest`` 1 where v never falls (amsgrad).
    """

    root: Tensor
    floor: Tensor
    first: Tensor
    second: Tensor
    keeps: Tensor
    weight: Tensor
    largest: Tensor

    @classmethod
    def none(cls, like: Tensor) -> Moments:
        """Of no run: NaN, shaped like the parameters ``(R, D)``."""
        return cls(*(torch.full_like(like, float("nan")) for _ in fields(cls)))

    def of(self, row: int) -> Moments:
        """Those of one run, each ``(1, D)``."""
        return Moments(*(getattr(self, one.name)[row : row + 1].clone() for one in fields(self)))

    def after(self, gradient: Tensor) -> Tensor:
        """P of the next update, with ``gradient`` ``(R, D)`` in v; NaN where ``keeps`` is."""
        keeps, weight = self.keeps.double(), self.weight.double()
        held, square = torch.where(weight > 0, self.second.double(), torch.zeros_like(weight)), gradient.double() ** 2
        second = (keeps * weight * held + (1 - keeps) * square) / (keeps * weight + 1 - keeps)
        second = torch.where(self.largest > 0, second.maximum(held), second)
        return second.to(self.root).clamp(min=0).sqrt() + self.floor

    def lag(self, gradient: Tensor) -> Tensor:
        """G²/v̂ of ``gradient`` ``(R, D)`` against the memory before it, weighted by its squares, ``(R,)`` in float64.

        Near 1 while the memory knows gradients of this size; at most 1/(1 - β₂) once it has seen this one. NaN without
        a memory, and where nothing moves.
        """
        square, second = gradient.double() ** 2, self.second.double()
        seen = (second > 0) & self.keeps.isfinite()
        share = torch.where(seen, square / torch.where(seen, second, torch.ones_like(second)), torch.zeros_like(second))
        found = (square * share).sum(1) / square.sum(1)
        return torch.where(seen.any(1), found, torch.full_like(found, float("nan")))

    @property
    def divisor(self) -> Tensor:
        """P = √v̂ + ε ``(R, D)``."""
        return self.root + self.floor


def moments(groups: Sequence[Group], parameters: Tensor, step: int) -> Moments:
    """The moments of all ``groups`` after ``step`` updates, in the stack's order; ``parameters`` ``(R, D)``."""
    found = Moments.none(parameters)
    for group in groups:
        _fill(found, group, step)
    return found


def _fill(found: Moments, group: Group, step: int) -> None:
    made = step - group.born
    for block, active, keys in zip(group.blocks, group.chain.active, group.chain.keys, strict=True):
        if not active or block.name not in BLOCKS:
            continue
        states = dict(zip(block.state_names, (group.chain.states[key] for key in keys), strict=True))
        values = group.values_at(np.array([float(max(step - 1, group.born))]))
        rows = group.rows
        beta1, beta2, alpha, eps = (
            _column(values, block.knob(name), found.root) for name in ("beta1", "beta2", "alpha", "eps")
        )
        found.floor[rows], found.largest[rows] = eps, float("largest" in states)
        if kept := {"second", "square"} & states.keys() if "mean" not in states else None:
            found.keeps[rows], found.weight[rows] = (beta2 if "second" in kept else alpha), 0.0
        if made < 1:
            return
        if block.name in ADAM:
            held = states.get("largest", states.get("second", states.get("surprise")))
            assert held is not None
            rest1 = states.get("correction1", 1 - beta1**made)
            rest2 = states.get("correction2", 1 - beta2**made)
            found.first[rows], found.weight[rows] = states["first"] / rest1, rest2
            second = held / rest2
        elif block.name == "rms_scale":
            second, found.weight[rows] = states["square"], 1.0
            if "mean" in states:
                found.first[rows] = states["mean"]
                second = second - states["mean"] ** 2
        else:
            second = next(iter(states.values()))
        found.second[rows] = second
        found.root[rows] = second.clamp(min=0).sqrt()
        return


def _column(values: Mapping[str, NDArray[np.float64]], knob: str, like: Tensor) -> Tensor:
    """A knob's values ``(R, 1)``; zero where the rule has no such knob."""
    given = values.get(knob, np.zeros((1, 1)))
    return torch.as_tensor(given[0], dtype=like.dtype, device=like.device)[:, None]
