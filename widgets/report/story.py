"""What a report tells: plain data that a page hands to the view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np

Tone = Literal["bad", "calm", "plain"]


@dataclass(frozen=True, eq=False)
class StepCurve:
    """A quantity ``values`` ``(N,)`` at ``steps`` ``(N,)``; ``limit`` is a value that it should stay under, which
    ``limit_name`` names, ``log`` says that it is drawn over powers of ten.
    """

    title: str
    steps: np.ndarray
    values: np.ndarray
    colour: str
    limit: float | None = None
    limit_name: str = ""
    log: bool = False


@dataclass(frozen=True)
class Offer:
    """A change that was tried: ``label`` stands on its button, ``note`` beside it."""

    label: str
    note: str


@dataclass(frozen=True)
class Reason:
    """A cause: ``numbers`` are pairs of a name and a value in words."""

    title: str
    text: str
    numbers: tuple[tuple[str, str], ...] = ()
    offer: Offer | None = None


@dataclass(frozen=True)
class Story:
    """``marks`` are (step, text) pairs that all curves show."""

    headline: str
    detail: str
    tone: Tone = "plain"
    curves: tuple[StepCurve, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    reasons: tuple[Reason, ...] = field(default_factory=tuple)
