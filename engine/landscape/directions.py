"""Which plane to look at: random, through a path, through three solutions, or along the largest curvatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from engine.data.randomness import Purpose, generator
from engine.errors import InputError
from engine.landscape.plane import Plane

if TYPE_CHECKING:
    from torch import Tensor

    from engine.layout import Layout

FLAT = 1e-6
"""Below this part of the larger one, a second direction is rounding and no direction (a Gram matrix squares it)."""


def filter_normalised(direction: Tensor, parameters: Tensor, layout: Layout) -> Tensor:
    """``direction`` ``(D,)`` with each filter made as long as the same filter of ``parameters`` ``(D,)``.

    A filter is all that feeds one output: a row of a dense weight, ``weight[i]`` of a convolution. Biases and the
    scales of norms (tensors of one axis) get no part in the direction: it is 0 there. Where parameters have no
    filters at all, the whole vector counts as one.
    Source: Li et al. 2018, Visualizing the Loss Landscape of Neural Nets, section 4 (arXiv:1712.09913).
    """
    if all(len(slot.shape) < 2 for slot in layout.slots):
        whole: Tensor = direction * (parameters.norm() / direction.norm())
        return whole
    scaled = torch.zeros_like(direction)
    for slot in layout.slots:
        if len(slot.shape) < 2:
            continue
        place = slice(slot.start, slot.stop)
        drawn, kept = (values[place].reshape(slot.shape[0], -1) for values in (direction, parameters))
        length = drawn.norm(dim=1, keepdim=True)
        factor = torch.where(length > 0, kept.norm(dim=1, keepdim=True) / length, 0)
        scaled[place] = (drawn * factor).reshape(-1)
    return scaled


def random_plane(parameters: Tensor, layout: Layout, seed: int = 0) -> Plane:
    """Two filter-normalised random directions from ``parameters`` ``(D,)``, drawn by ``seed``."""
    drawn = generator(seed, Purpose.PROBE, 1).standard_normal((2, len(parameters)))
    rows = torch.from_numpy(drawn).to(parameters)
    directions = torch.stack([filter_normalised(row, parameters, layout) for row in rows])
    if len(parameters) == 2:  # two random directions of a plane may nearly agree: show the plane as it is
        directions = torch.eye(2).to(parameters) * parameters.norm().clamp_min(1)
    return Plane(parameters, directions, ("random direction 1", "random direction 2"))


def path_plane(path: Tensor, origin: Tensor) -> Plane:
    """The two principal components of ``path − origin``; ``path`` ``(K, D)``, ``origin`` ``(D,)`` (an end point).

    Directions have length 1; ``explained`` are their shares of the summed squared distances from the origin.
    Found through the Gram matrix ``(K, K)``, as there are far fewer points than parameters. Points that are not
    finite are left out. Raises InputError for a path that does not span a plane. Source: Li et al. 2018, section 7.
    """
    centred = path.double() - origin.double()
    centred = centred[torch.isfinite(centred).all(1)]
    values, vectors = torch.linalg.eigh(centred @ centred.t())
    if len(values) < 2 or values[-2] <= FLAT**2 * values[-1]:
        raise InputError("the path: must have points that span a plane; this one has not left a line")
    top = values[-2:].flip(0)
    directions = vectors[:, -2:].flip(1).t() @ centred / top.sqrt()[:, None]
    shares = (top / values.clamp_min(0).sum()).tolist()
    return Plane(origin, directions.to(origin), ("component 1", "component 2"), (shares[0], shares[1]))


def three_points_plane(first: Tensor, second: Tensor, third: Tensor) -> Plane:
    """The plane through three points ``(D,)``: the first is the origin, the second lies at (1, 0).

    The other axis is at right angles to the first and as long (Garipov et al. 2018, appendix A.1).
    Raises InputError for points on one line.
    """
    along = second.double() - first.double()
    rest = third.double() - first.double()
    whole = rest.norm()
    length = along.norm()
    if length > 0:
        rest = rest - along * (rest @ along / length**2)
    if length == 0 or rest.norm() <= FLAT * whole or whole == 0:
        raise InputError("three points: must not lie on one line")
    across = rest * (length / rest.norm())
    directions = torch.stack((along, across)).to(first)
    return Plane(first, directions, ("from the first to the second", "towards the third"))
