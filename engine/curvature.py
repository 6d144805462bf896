"""The Hessian of a loss at the places of R runs: its products, its largest eigenvalues, its trace.

A product H v is the gradient's derivative along v (Pearlmutter 1994), so D² numbers are never needed. Eigenvalues
are the Ritz values of Lanczos, orthogonalised in full; up to ``EXACT`` parameters the whole matrix is taken instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from engine.lanczos import largest, ritz

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.fused_nets.hessian import HessianProducts
    from engine.problem import Objective

EXACT = 64
ITERATIONS = 80
TOLERANCE = 2e-3
"""A Ritz value's error is about the square of its residual: a few millionths of the value."""


class Curvature:
    """The Hessian of ``loss`` ``(R, D) -> (R,)`` at ``parameters`` ``(R, D)``, row by row.

    ``exact`` answers whole Hessians ``(R, D, D)`` where a formula has them. ``scale`` ``(R, D)`` > 0 puts its root
    under both sides, P^-½ H P^-½: the matrix that a rule which divides by P sees. ``compiled`` are products that are
    made without autograd.
    """

    def __init__(
        self,
        loss: Callable[[Tensor], Tensor],
        parameters: Tensor,
        exact: Callable[[Tensor], Tensor] | None = None,
        scale: Tensor | None = None,
        compiled: HessianProducts | None = None,
    ) -> None:
        self._loss, self._exact, self._compiled = loss, exact, compiled
        self.place = parameters.detach().clone(memory_format=torch.contiguous_format)
        self._root = None if scale is None else scale.rsqrt()

    @classmethod
    def of(
        cls,
        objective: Objective,
        parameters: Tensor,
        step: int,
        scale: Tensor | None = None,
        compiled: HessianProducts | None = None,
    ) -> Curvature:
        """The Hessian of the loss of the batch of ``step``."""
        exact = getattr(objective, "hessian", None)
        return cls(lambda place: objective.loss(place, step), parameters, exact, scale, compiled)

    def through(self, scale: Tensor) -> Curvature:
        """The same Hessian as a rule sees it that divides by ``scale`` ``(R, D)``."""
        return Curvature(self._loss, self.place, self._exact, scale, self._compiled)

    @cached_property
    def _graph(self) -> tuple[Tensor, Tensor]:
        with torch.enable_grad():
            place = self.place.requires_grad_()
            (gradient,) = torch.autograd.grad(self._loss(place).sum(), place, create_graph=True)
        return place, gradient

    def product(self, vectors: Tensor) -> Tensor:
        """H v ``(R, D)`` for ``vectors`` ``(R, D)``."""
        if self._compiled is not None:
            return torch.from_numpy(self._multiplied(vectors.numpy()))
        place, gradient = self._graph
        if not gradient.requires_grad:
            return torch.zeros_like(vectors)
        given = vectors if self._root is None else vectors * self._root
        with torch.enable_grad():  # of a number: given vectors, torch would import half a second of sympy first
            dot = (gradient * given).sum()
            found: Tensor = torch.autograd.grad(dot, place, retain_graph=True, materialize_grads=True)[0]
        return found if self._root is None else found * self._root

    def _multiplied(self, vectors: NDArray[Any]) -> NDArray[Any]:
        """The compiled product."""
        assert self._compiled is not None
        if self._root is None:
            return self._compiled.product(vectors)
        root = self._root.numpy()
        return np.asarray(self._compiled.product(vectors * root) * root)

    @cached_property
    def whole(self) -> Tensor:
        """The matrices ``(R, D, D)``; D products where no formula has them."""
        runs, size = self.place.shape
        if self._exact is not None:
            found: Tensor = self._exact(self.place.detach())
            if self._root is None:
                return found
            return found * self._root[:, :, None] * self._root[:, None, :]
        unit = torch.eye(size, dtype=self.place.dtype, device=self.place.device)
        columns = [self.product(row.expand(runs, size)) for row in unit]
        matrix = torch.stack(columns, dim=1)
        return (matrix + matrix.mT) / 2

    def trace(self, probes: int = 8) -> Tensor:
        """The trace ``(R,)``: exact for few parameters, else the mean of z · Hz over signs z (Hutchinson 1990)."""
        if self.place.shape[1] <= EXACT:
            return self.whole.diagonal(dim1=1, dim2=2).sum(1)
        drawn = torch.randint(0, 2, (probes, self.place.shape[1]), generator=torch.Generator().manual_seed(1))
        total = torch.zeros_like(self.place[:, 0])
        for signs in (drawn * 2 - 1).to(self.place):
            total = total + (signs * self.product(signs.expand_as(self.place))).sum(1)
        return total.detach() / probes

    def top(self, count: int = 1) -> Tensor:
        """The ``count`` algebraically largest eigenvalues ``(R, count)``, falling; NaN where not finite."""
        size = self.place.shape[1]
        count = min(count, size)
        if size > EXACT:
            return torch.from_numpy(self._lanczos(count, TOLERANCE, directions=False)[0]).to(self.place)
        return _largest(self.whole.detach().double(), count)[0].to(self.place)

    def directions(self, count: int = 1, tolerance: float = 1e-6) -> tuple[Tensor, Tensor]:
        """The ``count`` largest eigenvalues ``(R, count)``, falling, and unit vectors along them ``(R, count, D)``.

        float64; NaN where not finite. ``tolerance``: of a direction's residual |H v - λ v| / λ.
        """
        size = self.place.shape[1]
        count = min(count, size)
        if size > EXACT:
            values, vectors = self._lanczos(count, tolerance)
            assert vectors is not None
            return torch.from_numpy(values), torch.from_numpy(vectors)
        return _largest(self.whole.detach().double(), count)

    def _first(self) -> NDArray[Any]:
        """A unit vector of every run: its gradient, which leans to sharp directions, and a part of all others."""
        if self._compiled is None:
            gradient = self._graph[1].detach().to("cpu", self._kind).numpy()
        else:
            gradient = self._compiled.gradient
        length = np.sqrt(np.einsum("rd,rd->r", gradient, gradient))[:, None]
        vector = _drawn(gradient.shape[1], gradient.dtype.name) + gradient / np.maximum(length, 1e-30)
        return np.asarray(vector / np.sqrt(np.einsum("rd,rd->r", vector, vector))[:, None])

    @property
    def _kind(self) -> torch.dtype:
        """What numpy computes in."""
        return torch.float64 if self.place.dtype == torch.float64 else torch.float32

    def _lanczos(
        self, count: int, tolerance: float, directions: bool = True
    ) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
        """Each run's pairs: see :func:`engine.lanczos.largest`."""
        place = self.place.detach()

        def product(vectors: NDArray[Any]) -> NDArray[Any]:
            given = torch.from_numpy(np.ascontiguousarray(vectors)).to(place)
            return np.asarray(self.product(given).detach().to("cpu", self._kind).numpy())

        most = min(place.shape[1], ITERATIONS + 10 * (count - 1))
        multiply = product if self._compiled is None else self._multiplied
        return largest(multiply, self._first(), count, tolerance, most, directions)


@lru_cache(maxsize=8)
def _drawn(size: int, kind: str) -> NDArray[Any]:
    """A vector ``(D,)`` of length a half, always the same."""
    drawn = torch.randn(size, generator=torch.Generator().manual_seed(0), dtype=torch.float64).numpy()
    return np.asarray(drawn / np.sqrt(drawn @ drawn) * 0.5, kind)


def _largest(matrices: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Values ``(R, count)`` and vectors ``(R, count, D)`` of whole matrices ``(R, D, D)``."""
    whole = matrices.cpu().numpy()
    values, vectors, _ = ritz(whole, np.zeros(len(whole)), count)
    return torch.from_numpy(values.copy()), torch.from_numpy(vectors.copy()).mT
