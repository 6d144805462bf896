"""The plane of the sharpest directions: the eigenvectors of the Hessian's two largest eigenvalues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from engine.curvature import Curvature
from engine.errors import InputError
from engine.landscape.plane import Plane

if TYPE_CHECKING:
    from torch import Tensor

    from engine.landscape.loss import Loss


def top_directions(loss: Loss, parameters: Tensor, count: int = 2) -> tuple[Tensor, Tensor]:
    """The ``count`` algebraically largest eigenvalues ``(count,)``, falling, and eigenvectors ``(count, D)``.

    ``loss`` takes ``(R, D)`` to ``(R,)``, differentiable twice; ``parameters`` ``(D,)``. float64.
    Raises InputError where the Hessian is not finite.
    """
    values, vectors = Curvature(loss, parameters[None]).directions(count)
    if not torch.isfinite(values).all():
        raise InputError("the Hessian: is not finite at this point")
    return values[0], vectors[0]


def curvature_plane(loss: Loss, parameters: Tensor) -> tuple[Plane, tuple[float, float]]:
    """The plane of the two sharpest directions through ``parameters`` ``(D,)``, and their curvatures."""
    if len(parameters) < 2:
        raise InputError("the plane of largest curvature: needs at least 2 parameters")
    values, vectors = top_directions(loss, parameters)
    labels = (f"curvature {values[0]:.3g}", f"curvature {values[1]:.3g}")
    return Plane(parameters, vectors.to(parameters), labels), (float(values[0]), float(values[1]))
