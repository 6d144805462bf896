"""What a diagnostic is: a quantity measured beside the training, one number a run and step.

There are two ways to have one. ``compute`` looks at the moment itself. ``derive`` needs only lengths and angles of the
vectors that it names in ``vectors``: the recorder multiplies all of them once a step, and the quantities follow for a
whole chunk at its end (:mod:`engine.products`). What is derived can also be had of one tensor alone: ``record``
takes ``grad_norm.0.weight`` for the gradient norm of the tensor ``0.weight``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from engine.errors import InputError, unknown
from engine.registry import Registry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from engine.curvature import Curvature
    from engine.fused_nets.hessian import HessianProducts
    from engine.preconditioner import Moments
    from engine.problem import Objective
    from engine.products import Products
    from engine.theory.limits import Limits

Need = Literal["gradient", "previous", "start", "answer", "previous_gradient", "moments", "limits"]
Vector = Literal["gradient", "previous_gradient", "update", "previous_update", "parameters", "displacement"]
Cost = Literal["cheap", "medium", "heavy"]
NEEDS: dict[Vector, tuple[Need, ...]] = {
    "gradient": ("gradient",),
    "previous_gradient": ("previous", "previous_gradient"),
    "update": ("previous",),
    "previous_update": ("previous",),
    "parameters": (),
    "displacement": ("start",),
}
"""What a moment must hold for each vector of ``derive``."""


@dataclass
class Moment:
    """What is at hand right after ``step`` updates: the state at which row ``step`` is recorded.

    ``loss`` ``(R,)``, ``gradient`` and ``parameters`` ``(R, D)``; ``previous`` are the parameters
    one step earlier (``previous_gradient`` the gradient there) and ``start`` those of step 0 (only kept when a
    diagnostic needs them). ``answer_loss`` ``(R,)`` is the loss at each rule's answer (the average that it
    keeps, if any). ``moments`` answers what the rules keep of gradients, ``limits`` at which curvature they are stable;
    ``hessian`` makes compiled products with the Hessian, where there are such.
    """

    step: int
    loss: Tensor
    gradient: Tensor
    parameters: Tensor
    previous: Tensor | None = None
    start: Tensor | None = None
    answer_loss: Tensor | None = None
    previous_gradient: Tensor | None = None
    objective: Objective | None = None
    moments: Callable[[], Moments] | None = None
    limits: Callable[[], Limits] | None = None
    hessian: Callable[[], HessianProducts] | None = None

    @cached_property
    def averages(self) -> Moments:
        """The running means that the rules keep of gradients, as they divide by them now."""
        assert self.moments is not None
        return self.moments()

    @cached_property
    def stability(self) -> Limits:
        """The limits of stability of all rules with the knobs of the next update."""
        assert self.limits is not None
        return self.limits()

    @cached_property
    def scaled_gradient(self) -> Tensor:
        """The gradients as the rules get them ``(R, D)``, times the factors on the losses."""
        import torch

        return self.gradient * torch.as_tensor(self.stability.scale).to(self.gradient)[:, None]

    @cached_property
    def curvature(self) -> Curvature:
        """The Hessian of the present batch's loss here; what asks for it in one row shares its graph."""
        from engine.curvature import Curvature

        assert self.objective is not None
        compiled = None if self.hessian is None else self.hessian()
        return Curvature.of(self.objective, self.parameters, self.step, compiled=compiled)

    @cached_property
    def top_three(self) -> Tensor:
        """The three largest eigenvalues of that Hessian ``(R, 3)``, falling; NaN where there are fewer."""
        import torch

        found = self.curvature.top(3)
        return torch.nn.functional.pad(found, (0, 3 - found.shape[1]), value=float("nan"))

    @cached_property
    def noise(self) -> tuple[Tensor, Tensor]:
        """Tr Σ and the noise scale of the present batch, each ``(R,)``."""
        from engine.gradient_parts import noise

        assert self.objective is not None
        return noise(self.objective, self.parameters, self.step)


@dataclass(frozen=True)
class Diagnostic:
    """A declaration in ``engine/diagnostics``. ``compute`` answers ``(R,)``, ``derive`` ``(T, R)`` for T rows; both
    None for channels that the engine fills itself (the schedule's values).

    ``every`` is the cadence in steps, unless the spec's ``record_every`` says otherwise; rows between hold no number.
    ``cost`` is cheap (some µs), medium (a pass over the weights or more) or heavy (several gradients). ``refusal`` says
    in one line why an objective cannot give the quantity, or None.
    """

    name: str
    title: str
    help: str
    compute: Callable[[Moment], Tensor] | None = None
    unit: str = ""
    needs: tuple[Need, ...] = ()
    scale: Literal["linear", "log"] = "log"
    derive: Callable[[Products], NDArray[np.float64]] | None = None
    vectors: tuple[Vector, ...] = ()
    every: int = 1
    cost: Cost = "cheap"
    refusal: Callable[[Objective], str | None] = lambda objective: None

    @property
    def wants(self) -> set[Need]:
        """All that a moment must hold for it."""
        return {*self.needs, *(need for vector in self.vectors for need in NEEDS[vector])}


diagnostics: Registry[Diagnostic] = Registry("diagnostic", "engine.diagnostics", Diagnostic)

MEASURES = ("train_loss", "train_accuracy", "validation_loss", "validation_accuracy")
"""Whole data sets; see ``measure_every`` of a spec."""


def recordable(name: str) -> Diagnostic:
    """The diagnostic that ``name`` means: ``grad_norm``, or of one tensor alone ``grad_norm.0.weight``."""
    quantity, dot, _ = name.partition(".")
    if quantity not in diagnostics:
        raise unknown("diagnostic", name, [*diagnostics.names(), *MEASURES])
    found = diagnostics[quantity]
    if dot and found.derive is None:
        able = ", ".join(one.name for one in diagnostics if one.derive)
        raise InputError(f"{name}: {quantity} is not measured tensor by tensor; these are: {able}")
    return found
