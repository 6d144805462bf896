"""The Hessian's largest eigenvalues and their directions, by Lanczos with Hessian-vector products."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import torch

from engine.data.randomness import Purpose, generator
from engine.errors import InputError
from engine.landscape.plane import Plane

if TYPE_CHECKING:
    from torch import Tensor

    from engine.landscape.loss import Loss


def top_directions(loss: Loss, parameters: Tensor, count: int = 2, seed: int = 0) -> tuple[Tensor, Tensor]:
    """The ``count`` algebraically largest eigenvalues ``(count,)``, falling, and eigenvectors ``(count, D)``.

    ``loss`` takes ``(R, D)`` to ``(R,)``, differentiable twice; ``parameters`` ``(D,)``. float64.
    Raises InputError where the Hessian is not finite or the iteration does not settle.
    """
    import numpy as np
    from scipy.sparse.linalg import ArpackError, LinearOperator, eigsh  # type: ignore[import-untyped]

    dimension = len(parameters)
    product = hessian_product(loss, parameters)
    if dimension <= 16:
        columns = [product(row) for row in torch.eye(dimension, dtype=parameters.dtype, device=parameters.device)]
        matrix = torch.stack(columns).double()
        if not torch.isfinite(matrix).all():
            raise InputError("the Hessian: is not finite at this point")
        values, vectors = torch.linalg.eigh((matrix + matrix.t()) / 2)
        return values.flip(0)[:count], vectors.t().flip(0)[:count]

    def apply(vector: Any) -> Any:
        found = product(torch.from_numpy(np.ascontiguousarray(vector).reshape(-1)).to(parameters))
        if not torch.isfinite(found).all():
            raise InputError("the Hessian: is not finite at this point")
        return found.double().cpu().numpy()

    operator = LinearOperator((dimension, dimension), matvec=apply, dtype=np.float64)
    begin = generator(seed, Purpose.PROBE, 2).standard_normal(dimension)
    try:
        values, vectors = eigsh(operator, k=count, which="LA", v0=begin, tol=1e-6, maxiter=dimension * 10)
    except ArpackError as error:
        raise InputError(f"the Hessian: its largest eigenvalues were not found ({error})") from None
    order = np.argsort(values)[::-1]
    return torch.from_numpy(values[order].copy()), torch.from_numpy(vectors[:, order].T.copy())


def hessian_product(loss: Loss, parameters: Tensor) -> Callable[[Tensor], Tensor]:
    """The function v ↦ H v at ``parameters`` ``(D,)``, exact (the gradient's derivative along v)."""
    with torch.enable_grad():
        place = parameters.detach().clone().requires_grad_()
        (gradient,) = torch.autograd.grad(loss(place[None]).sum(), place, create_graph=True)

    def product(vector: Tensor) -> Tensor:
        if not gradient.requires_grad:
            return torch.zeros_like(vector)
        found = torch.autograd.grad(gradient, place, vector, retain_graph=True, allow_unused=True)[0]
        return torch.zeros_like(vector) if found is None else found

    return product


def curvature_plane(loss: Loss, parameters: Tensor, seed: int = 0) -> tuple[Plane, tuple[float, float]]:
    """The plane of the two sharpest directions through ``parameters`` ``(D,)``, and their curvatures."""
    if len(parameters) < 2:
        raise InputError("the plane of largest curvature: needs at least 2 parameters")
    values, vectors = top_directions(loss, parameters, 2, seed)
    labels = (f"curvature {values[0]:.3g}", f"curvature {values[1]:.3g}")
    return Plane(parameters, vectors.to(parameters), labels), (float(values[0]), float(values[1]))
