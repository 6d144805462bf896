"""What a diagnostic is: a quantity measured beside the training, one number a run and step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine.registry import Registry

if TYPE_CHECKING:
    from torch import Tensor

Need = Literal["gradient", "previous", "start", "answer"]


@dataclass
class Moment:
    """What is at hand right after ``step`` updates: the state at which row ``step`` is recorded.

    ``loss`` ``(R,)``, ``gradient`` and ``parameters`` ``(R, D)``; ``previous`` are the parameters
    one step earlier and ``start`` those of step 0 (only kept when a diagnostic needs them).
    ``answer_loss`` ``(R,)`` is the loss at each rule's answer (the average that it keeps, if any).
    """

    step: int
    loss: Tensor
    gradient: Tensor
    parameters: Tensor
    previous: Tensor | None = None
    start: Tensor | None = None
    answer_loss: Tensor | None = None


@dataclass(frozen=True)
class Diagnostic:
    """A declaration in ``engine/diagnostics``. ``compute`` answers ``(R,)``; None for channels that
    the engine fills itself (the schedule's values).
    """

    name: str
    title: str
    help: str
    compute: Callable[[Moment], Tensor] | None
    unit: str = ""
    needs: tuple[Need, ...] = ()
    scale: Literal["linear", "log"] = "log"


diagnostics: Registry[Diagnostic] = Registry("diagnostic", "engine.diagnostics", Diagnostic)
