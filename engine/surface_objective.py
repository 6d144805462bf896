"""A formula surface as the tensor executor sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from engine.fused.runs import Noise
from engine.gradient_noise import GradientNoise
from engine.layout import Layout

if TYPE_CHECKING:
    from engine.problem import Setting
    from engine.straight_code import StraightCode
    from engine.surface import Surface


class SurfaceObjective:
    """Loss and gradient of a surface for R runs, from the same straight code as the fused kernels.

    Parameters are ``(R, D)``, best with runs in the fastest memory direction (strides ``(1, R)``),
    so that each coordinate of all runs is contiguous. Formula parameters may be set per run.

    With ``noise`` above 0 every gradient has that much normal noise, the same at a step for all runs but those that
    `seed_rows` gave a seed of their own. Losses have none. Kernels are given the same numbers (`noise_of`).
    """

    steps_per_epoch: int | None = None
    measures: tuple[str, ...] = ()

    def __init__(self, surface: Surface, values: Mapping[str, Any], setting: Setting) -> None:
        self.surface = surface
        self.values = values
        self.setting = setting
        self.formula = surface.formula(values)
        self.layout = Layout.of([(name, ()) for name in self.formula.variables])
        self._function = self._compiled(self.formula.gradient_code)
        self.parameters = {name: self._number(value) for name, value in surface.parameters(values).items()}
        self.noise: Tensor | None = self._number(values["noise"]) if values["noise"] > 0 else None
        self._noises = {setting.seed: GradientNoise(setting.seed, self.layout.dimension)}
        self._rows: list[int] = []

    @property
    def noisy(self) -> bool:
        """Whether gradients are more than the formula's."""
        return self.noise is not None

    def start(self, count: int) -> Tensor:
        point = torch.tensor(self.values["start"], dtype=self.setting.dtype, device=self.setting.device)
        return point[:, None].repeat(1, count).t()

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        loss, *partials = self._results(self._function, parameters)
        gradient = torch.stack(partials).t()
        if self.noise is not None:
            gradient += self.noise.reshape(-1, 1) * self._draw(step, gradient)
        return loss, gradient

    def seed_rows(self, seeds: Sequence[int | None]) -> None:
        """The seed of each row's noise, None for the experiment's; stacks of other sizes have the latter alone."""
        own = [self.setting.seed if seed is None else seed for seed in seeds]
        self._rows = own if set(own) != {self.setting.seed} else []
        for seed in own:
            if seed not in self._noises:
                self._noises[seed] = GradientNoise(seed, self.layout.dimension)

    def noise_of(self, rows: slice, first: int, count: int) -> Noise | None:
        """The noise of some rows of the stack at ``count`` steps from ``first`` on, for a kernel; None without any."""
        if self.noise is None:
            return None
        own = self._rows[rows]
        seeds = list(dict.fromkeys(own or [self.setting.seed]))
        numbers = np.stack([self._noises[seed].rows(first, count) for seed in seeds], axis=1)
        column = np.array([seeds.index(seed) for seed in own], np.int32) if len(seeds) > 1 else None
        return Noise(self.noise.numpy(), numbers, column)

    def seeded(self, seeds: Sequence[int | None]) -> SurfaceObjective:
        """The same surface for a stack of runs with these seeds."""
        made = copy(self)
        made.seed_rows(seeds)
        return made

    def _draw(self, step: int, gradient: Tensor) -> Tensor:
        """Standard normal numbers ``(1, D)``, or ``(R, D)`` where rows have seeds of their own."""
        if len(self._rows) != len(gradient):
            return self._noises[self.setting.seed].at(step, gradient)
        drawn = {seed: self._noises[seed].at(step, gradient) for seed in dict.fromkeys(self._rows)}
        return torch.cat([drawn[seed] for seed in self._rows])

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        """The loss ``(R,)``; autograd through it uses the formula's own gradient and Hessian, so twice at most."""
        if parameters.requires_grad and not torch._C._functorch.is_functorch_wrapped_tensor(parameters):
            found: Tensor = _Loss.apply(parameters, self)  # type: ignore[no-untyped-call]
            return found
        return self._results(self._function, parameters)[0]

    def hessian(self, parameters: Tensor) -> Tensor:
        """The exact Hessian ``(R, D, D)``."""
        size = parameters.shape[1]
        upper = torch.stack(self._results(self._hessian, parameters), dim=1)
        row, column = torch.triu_indices(size, size)
        full = parameters.new_empty((len(parameters), size, size))
        full[:, row, column] = upper
        full[:, column, row] = upper
        return full

    def measure(self, parameters: Tensor) -> Mapping[str, Tensor]:
        return {}

    @cached_property
    def _hessian(self) -> Any:
        return self._compiled(self.formula.hessian_code)

    def _compiled(self, code: StraightCode) -> Any:
        return code.function({name: self._number(value) for name, value in code.constants.items()})

    def _number(self, value: float) -> Tensor:
        return torch.tensor(value, dtype=self.setting.dtype, device=self.setting.device)

    def _results(self, function: Any, parameters: Tensor) -> list[Tensor]:
        """What the code answers at ``parameters``, each ``(R,)``; constants are repeated."""
        runs = parameters[:, 0].shape
        found = function(*parameters.unbind(1), *self.parameters.values())
        return [value if value.shape == runs else value.expand(runs) for value in found]


class _Loss(torch.autograd.Function):
    """The loss whose derivative is :class:`_Gradient`: also where a ``where`` or a corner would mislead autograd."""

    @staticmethod
    def forward(context: Any, point: Tensor, objective: SurfaceObjective) -> Tensor:
        context.objective = objective
        context.save_for_backward(point)
        return objective.loss(point.detach(), 0)

    @staticmethod
    def backward(context: Any, *grads: Tensor) -> tuple[Tensor, None]:
        (point,) = context.saved_tensors
        gradient: Tensor = _Gradient.apply(point, context.objective)  # type: ignore[no-untyped-call]
        return grads[0].unsqueeze(1) * gradient, None


class _Gradient(torch.autograd.Function):
    """The gradient whose derivative is the exact Hessian."""

    @staticmethod
    def forward(context: Any, point: Tensor, objective: SurfaceObjective) -> Tensor:
        context.objective = objective
        context.save_for_backward(point)
        partials = objective._results(objective._function, point.detach())[1:]
        return torch.stack(partials, dim=1)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(context: Any, *grads: Tensor) -> tuple[Tensor, None]:
        (point,) = context.saved_tensors
        return torch.einsum("rij,ri->rj", context.objective.hessian(point.detach()), grads[0]), None
