"""A formula surface as the tensor executor sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TYPE_CHECKING

import torch
from torch import Tensor

from engine.layout import Layout

if TYPE_CHECKING:
    from engine.surface import Surface
    from engine.problem import Setting


class SurfaceObjective:
    """Loss and gradient of a surface for R runs, from the same straight code as the fused kernels.

    Parameters are ``(R, D)``, best with runs in the fastest memory direction (strides ``(1, R)``),
    so that each coordinate of all runs is contiguous. Formula parameters may be set per run.
    """

    steps_per_epoch: int | None = None
    measures: tuple[str, ...] = ()

    def __init__(self, surface: Surface, values: Mapping[str, Any], setting: Setting) -> None:
        self.surface = surface
        self.values = values
        self.setting = setting
        self.formula = surface.formula(values)
        self.layout = Layout.of([(name, ()) for name in self.formula.variables])
        code = self.formula.gradient_code
        constants = {
            name: torch.tensor(value, dtype=setting.dtype, device=setting.device)
            for name, value in code.constants.items()
        }
        self._function = code.function(constants)
        self.parameters = {
            name: torch.tensor(value, dtype=setting.dtype, device=setting.device)
            for name, value in surface.parameters(values).items()
        }

    def start(self, count: int) -> Tensor:
        point = torch.tensor(self.values["start"], dtype=self.setting.dtype, device=self.setting.device)
        return point[:, None].repeat(1, count).t()

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        loss, *partials = self._function(*parameters.unbind(1), *self.parameters.values())
        like = parameters[:, 0]
        gradient = torch.stack([p if p.shape == like.shape else p.expand_as(like) for p in partials]).t()
        return loss, gradient

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        value: Tensor = self._function(*parameters.unbind(1), *self.parameters.values())[0]
        return value

    def measure(self, parameters: Tensor) -> Mapping[str, Tensor]:
        return {}
