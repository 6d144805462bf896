"""The Hessian of a loss at the places of R runs: its products, its largest eigenvalues, its trace.

A product H v is the gradient's derivative along v (Pearlmutter 1994), so D² numbers are never needed. Eigenvalues
are the Ritz values of Lanczos, orthogonalised in full; up to ``EXACT`` parameters the whole matrix is taken instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from engine.problem import Objective

EXACT = 64
ITERATIONS = 80
TOLERANCE = 2e-3
"""A Ritz value's error is about the square of its residual: a few millionths of the value."""


class Curvature:
    """The Hessian of ``loss`` ``(R, D) -> (R,)`` at ``parameters`` ``(R, D)``, row by row.

    ``exact`` answers whole Hessians ``(R, D, D)`` where a formula has them. ``scale`` ``(R, D)`` > 0 puts its root
    under both sides, P^-½ H P^-½: the matrix that a rule which divides by P sees.
    """

    def __init__(
        self,
        loss: Callable[[Tensor], Tensor],
        parameters: Tensor,
        exact: Callable[[Tensor], Tensor] | None = None,
        scale: Tensor | None = None,
    ) -> None:
        self._loss, self._exact = loss, exact
        self.place = parameters.detach().clone(memory_format=torch.contiguous_format)
        self._root = None if scale is None else scale.rsqrt()

    @classmethod
    def of(cls, objective: Objective, parameters: Tensor, step: int, scale: Tensor | None = None) -> Curvature:
        """The Hessian of the loss of the batch of ``step``."""
        return cls(lambda place: objective.loss(place, step), parameters, getattr(objective, "hessian", None), scale)

    @cached_property
    def _graph(self) -> tuple[Tensor, Tensor]:
        with torch.enable_grad():
            place = self.place.requires_grad_()
            (gradient,) = torch.autograd.grad(self._loss(place).sum(), place, create_graph=True)
        return place, gradient

    def product(self, vectors: Tensor) -> Tensor:
        """H v ``(R, D)`` for ``vectors`` ``(R, D)``."""
        place, gradient = self._graph
        if not gradient.requires_grad:
            return torch.zeros_like(vectors)
        given = vectors if self._root is None else vectors * self._root
        with torch.enable_grad():  # of a number: given vectors, torch would import half a second of sympy first
            dot = (gradient * given).sum()
            found: Tensor = torch.autograd.grad(dot, place, retain_graph=True, materialize_grads=True)[0]
        return found if self._root is None else found * self._root

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
            return self._lanczos(count, TOLERANCE)[0].to(self.place)
        return _largest(self.whole.detach().double(), count)[0].to(self.place)

    def directions(self, count: int = 1, tolerance: float = 1e-6) -> tuple[Tensor, Tensor]:
        """The ``count`` largest eigenvalues ``(R, count)``, falling, and unit vectors along them ``(R, count, D)``.

        float64; NaN where not finite. ``tolerance``: of a direction's residual |H v - λ v| / λ.
        """
        size = self.place.shape[1]
        count = min(count, size)
        if size > EXACT:
            return self._lanczos(count, tolerance)
        return _largest(self.whole.detach().double(), count)

    def _first(self) -> Tensor:
        """A unit vector of every run: its gradient, which leans to sharp directions, and a part of all others."""
        drawn = torch.randn(self.place.shape[1], generator=torch.Generator().manual_seed(0), dtype=torch.float64)
        gradient = self._graph[1].detach()
        length = gradient.norm(dim=1, keepdim=True)
        vector = drawn.to(self.place) / drawn.norm().item() * 0.5 + gradient / length.clamp(min=1e-30)
        unit: Tensor = vector / vector.norm(dim=1, keepdim=True)
        return unit

    def _lanczos(self, count: int, tolerance: float) -> tuple[Tensor, Tensor]:
        """Each run's Ritz pairs at its own first convergence, so that they do not depend on its neighbours."""
        runs, size = self.place.shape
        most = min(size, ITERATIONS + 10 * (count - 1))
        vector = self._first()
        basis = vector.new_zeros((most, runs, size))
        small = torch.zeros((runs, most, most), dtype=torch.float64)
        found = torch.full((runs, count), float("nan"), dtype=torch.float64)
        places = found.new_full((runs, most, count), float("nan"))
        open_ = torch.ones(runs, dtype=torch.bool)
        for number in range(most):
            basis[number] = vector
            image = self.product(vector).detach()
            small[:, number, number] = (image * vector).sum(1).double().cpu()
            known = basis[: number + 1]
            for _ in range(2):
                image = image - torch.einsum("kr,krd->rd", torch.einsum("krd,rd->kr", known, image), known)
            length = image.norm(dim=1, keepdim=True)
            rest = length[:, 0].double().cpu()
            if number + 1 >= count and (number % 2 or number + 1 == most):
                values, vectors, error = _ritz(small[:, : number + 1, : number + 1], rest, count)
                done = open_ & ((error <= tolerance) if number + 1 < most else torch.ones_like(open_))
                found[done], places[done] = values[done], 0.0
                places[done, : number + 1] = vectors[done]
                open_ &= ~done
                if not open_.any():
                    break
            if number + 1 < most:
                small[:, number, number + 1] = small[:, number + 1, number] = rest
                vector = image / length.clamp(min=1e-30)
        return found, torch.einsum("krd,rkc->rcd", basis[: number + 1].double().cpu(), places[:, : number + 1])


def _largest(matrices: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Values ``(R, count)`` and vectors ``(R, count, D)`` of whole matrices ``(R, D, D)``."""
    values, vectors, _ = _ritz(matrices, matrices[:, 0, 0], count)
    return values, vectors.mT


def _ritz(small: Tensor, rest: Tensor, count: int) -> tuple[Tensor, Tensor, Tensor]:
    """Values ``(R, count)``, vectors ``(R, m, count)`` and the largest residual relative to the largest value ``(R,)``.

    NaN where ``small`` ``(R, m, m)`` or ``rest`` ``(R,)`` is not finite.
    """
    finite = torch.isfinite(small).all(dim=2).all(dim=1) & torch.isfinite(rest)
    values, vectors = torch.linalg.eigh(torch.where(finite[:, None, None], small, torch.zeros_like(small)))
    values, vectors = values[:, -count:].flip(1), vectors[:, :, -count:].flip(2)
    size = values.abs().amax(1).clamp(min=1e-300)
    nothing = torch.full_like(values, float("nan"))
    values = torch.where(finite[:, None], values, nothing)
    vectors = torch.where(finite[:, None, None], vectors, nothing[:, None])
    error = rest[:, None] * vectors[:, -1].abs()
    return values, vectors, torch.where(finite, error.amax(1) / size, torch.zeros_like(rest))
