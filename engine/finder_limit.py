"""The largest stable learning rate of a rule on a quadratic: a factor over the sharpest curvature λ₁.

Gradient descent multiplies the error along an eigenvector of the Hessian by 1 - lr · λ, which grows when
lr · λ > 2. With momentum β the limit is 2(1 + β) (Polyak 1964), with Nesterov's 2(1 + β)/(1 + 2β), with dampening τ
1/(1 - τ) times as much. Rules that divide by P = √v + ε see the Hessian scaled, P^-½ H P^-½; with an average of
gradients in front, as in Adam, the limit is 2(1 + β₁)/(1 - β₁), 38 for 0.9 (Cohen et al. 2022, arXiv 2207.14484).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

if TYPE_CHECKING:
    from engine.group import Group
    from engine.problem import Objective

BATCHES = 8
"""Batches over whose mean loss the curvature of a network is taken."""
ITERATIONS = 24
EXACT = 64
ROOM = 2**25
"""Numbers that the Lanczos vectors of all runs may hold."""


@dataclass(frozen=True)
class Form:
    """lr < ``factor`` / λ₁; ``scaled`` where λ₁ is that of the scaled Hessian; ``decay`` is added to the Hessian."""

    factor: float
    text: str
    scaled: bool = False
    decay: float = 0.0


def form(name: str, values: Mapping[str, Any]) -> Form | None:
    """The limit's form for a rule with knob ``values``; None where none is known."""
    decay = float(values.get("weight_decay", 0.0))
    momentum = float(values.get("momentum", 0.0))
    if name == "SGD":
        if values["nesterov"]:
            return Form(2 * (1 + momentum) / (1 + 2 * momentum), "2(1 + β)/(1 + 2β) / λ₁", decay=decay)
        if momentum == 0:
            return Form(2.0, "2 / λ₁", decay=decay)
        dampening = float(values["dampening"])
        if dampening >= 1:
            return None
        text = "2(1 + β)/(1 − τ) / λ₁" if dampening else "2(1 + β) / λ₁"
        return Form(2 * (1 + momentum) / (1 - dampening), text, decay=decay)
    if name in ("Adam", "AdamW"):
        beta1 = float(values["beta1"])
        text = "2(1 + β₁)/(1 − β₁) / λ₁(P⁻¹H)"
        return Form(2 * (1 + beta1) / (1 - beta1), text, True, decay if name == "Adam" else 0.0)
    if name == "RMSprop":
        return Form(2 * (1 + momentum), "2(1 + β) / λ₁(P⁻¹H)" if momentum else "2 / λ₁(P⁻¹H)", True, decay)
    if name == "Adagrad":
        return Form(2.0, "2 / λ₁(P⁻¹H)", True, decay)
    return None


def preconditioner(group: Group) -> Tensor | None:
    """P = √v + ε ``(R, D)`` as the rules of ``group`` have it now; None before their first update."""
    states = {key.rpartition(".")[2]: state for key, state in group.chain.states.items()}
    square = next((states[name] for name in ("largest", "second", "square", "total") if name in states), None)
    if square is None or not bool((square != 0).any()):
        return None
    if "correction2" in states:
        square = square / states["correction2"]
    if "mean" in states and "square" in states:
        square = (square - states["mean"] ** 2).clamp(min=0)
    eps = torch.as_tensor(group.base["eps"].T.copy(), dtype=square.dtype, device=square.device)
    return square.sqrt() + eps


def sharpest(objective: Objective, parameters: Tensor, scale: Tensor | None = None) -> Tensor:
    """The largest eigenvalue ``(R,)`` of the Hessian at ``parameters`` ``(R, D)``, scaled by ``scale`` ``(R, D)``
    on both sides (by its root); of a network, of the mean loss of its first batches. Exact for surfaces and where D
    is small, else by Lanczos.
    """
    runs, size = parameters.shape
    root = None if scale is None else scale.rsqrt()
    hessian: Callable[[Tensor], Tensor] | None = getattr(objective, "hessian", None)
    if hessian is not None and size <= EXACT:
        whole = hessian(parameters)
        if root is not None:
            whole = whole * root[:, :, None] * root[:, None, :]
        found: Tensor = torch.linalg.eigvalsh(whole)[:, -1]
        return found
    few = max(1, ROOM // (size * ITERATIONS))
    return torch.cat([
        _lanczos(objective, parameters[first : first + few], None if root is None else root[first : first + few])
        for first in range(0, runs, few)
    ])  # fmt: skip


def _lanczos(objective: Objective, parameters: Tensor, root: Tensor | None) -> Tensor:
    """The largest Ritz value of up to ``ITERATIONS`` Hessian-vector products, orthogonalised in full."""
    runs, size = parameters.shape
    with torch.enable_grad():
        place = parameters.detach().clone(memory_format=torch.contiguous_format).requires_grad_()
        batches = min(objective.steps_per_epoch or 1, BATCHES)
        loss = torch.stack([objective.loss(place, step) for step in range(batches)]).mean(0)
        (gradient,) = torch.autograd.grad(loss.sum(), place, create_graph=True)
        if not gradient.requires_grad:
            return parameters.new_zeros(runs)

        def product(vector: Tensor) -> Tensor:
            given = vector if root is None else vector * root
            (found,) = torch.autograd.grad(gradient, place, given, retain_graph=True, materialize_grads=True)
            return found if root is None else found * root

        seed = torch.Generator().manual_seed(0)
        vector = torch.randn((1, size), generator=seed, dtype=torch.float64).to(parameters).repeat(runs, 1)
        vector = vector / vector.norm(dim=1, keepdim=True)
        count = min(ITERATIONS, size)
        basis = parameters.new_zeros((count, runs, size))
        small = torch.zeros((runs, count, count), dtype=torch.float64)
        for number in range(count):
            basis[number] = vector
            image = product(vector).detach()
            small[:, number, number] = (image * vector).sum(1).double().cpu()
            for _ in range(2):
                along = torch.einsum("krd,rd->kr", basis[: number + 1], image)
                image = image - torch.einsum("kr,krd->rd", along, basis[: number + 1])
            length = image.norm(dim=1, keepdim=True)
            known = length > 1e-6 * small[:, number, number].abs().to(length).clamp(min=1e-30)[:, None]
            vector = torch.where(known, image / length.clamp(min=1e-38), torch.zeros_like(image))
            if number + 1 < count:
                beta = torch.where(known, length, torch.zeros_like(length))[:, 0].double().cpu()
                small[:, number, number + 1] = small[:, number + 1, number] = beta
    finite = torch.isfinite(small).all(dim=2).all(dim=1)
    largest = torch.full((runs,), float("nan"), dtype=torch.float64)
    if finite.any():
        largest[finite] = torch.linalg.eigvalsh(small[finite])[:, -1]
    return largest.to(parameters)
