"""What a problem is: knobs, and how to build the objective that they describe.

A declaration (``Problem`` or its special case ``Surface``) is light and can be listed by a window;
``build`` makes the :class:`Objective`, the thing that the engine trains on, and may import torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from engine.knob import Knob, to_arguments, to_values
from engine.registry import Registry

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from engine.batch_schedule import BatchSchedule
    from engine.foreign.permission import Permission
    from engine.layout import Layout


@dataclass(frozen=True)
class Setting:
    """What an objective needs to know beside its knobs. ``allow_code``: the user agrees that code from outside of
    the project which the knobs name (a module of one's own) is run. ``batch_schedule`` drives the size of batches.
    """

    seed: int
    dtype: torch.dtype
    device: torch.device
    allow_code: Permission = False
    batch_schedule: BatchSchedule | None = None


class Objective(Protocol):
    """A built problem: losses and gradients for a stack of R runs at once.

    All runs share the data and the data order, so that a comparison is a fair race. Which batch
    step ``k`` sees is a function of seed and ``k`` alone: any step can be replayed.
    """

    layout: Layout
    steps_per_epoch: int | None
    measures: tuple[str, ...]

    def start(self, count: int) -> Tensor:
        """Start points ``(count, D)``, the same in every row."""
        ...

    def evaluate(self, parameters: Tensor, step: int) -> tuple[Tensor, Tensor]:
        """Loss ``(R,)`` and gradient ``(R, D)`` of each row of ``parameters`` ``(R, D)`` at ``step``."""
        ...

    def loss(self, parameters: Tensor, step: int) -> Tensor:
        """The loss alone, ``(R,)``; differentiable by autograd (for Hessian-vector products)."""
        ...

    def measure(self, parameters: Tensor) -> Mapping[str, Tensor]:
        """Whole-data figures ``(R,)`` named in ``measures``: ``validation_loss``, ``validation_accuracy``, …"""
        ...


@dataclass(frozen=True)
class Problem:
    """A declaration in ``engine/problems``."""

    name: str
    title: str
    knobs: tuple[Knob, ...]
    build: Callable[[Mapping[str, Any], Setting], Objective] | None = None
    help: str = ""
    source: str = ""
    kind: Literal["surface", "network"] = "network"
    code_knob: str = ""
    """The knob that names a file whose code ``build`` runs, if the user agrees (``Setting.allow_code``)."""

    def values(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Checked knob values from a spec's arguments."""
        values = to_values(self.name, self.knobs, arguments)
        self.check(values)
        return values

    def objective(self, values: Mapping[str, Any], setting: Setting) -> Objective:
        """The objective for checked knob values."""
        if self.build is None:
            raise TypeError(f"problem {self.name} declares no build")
        return self.build(values, setting)

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises InputError for a combination of values that makes no sense."""

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return to_arguments(self.knobs, values)


problems: Registry[Problem] = Registry("problem", "engine.problems", Problem)
