"""How one curve looks, and the marks that a plot may carry: plain data that a page hands to a plot."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Divergence:
    """The step at which a run stopped being finite or was stopped, and why, in words."""

    step: int
    reason: str


@dataclass(frozen=True)
class CurveStyle:
    """One channel of one run, and its looks; `width` is in logical pixels, `colour` '#rrggbb'."""

    run: int
    channel: str
    label: str
    colour: str
    visible: bool = True
    dashed: bool = False
    faint: bool = False
    width: float = 1.6
    band: bool = False
    """The source's lows and highs are a band around the mean, such as the spread of a group of runs."""
    diverged: Divergence | None = None


@dataclass(frozen=True)
class EventMarker:
    """Something that happened at a step, such as an edit of a knob while the run was going on."""

    step: float
    text: str
    colour: str = ""


@dataclass(frozen=True, eq=False)
class PlannedCurve:
    """A curve known in advance, such as a schedule before its run: `values` over `steps`, both of shape (N,)."""

    steps: np.ndarray
    values: np.ndarray
    colour: str
    label: str = ""


@dataclass(frozen=True)
class Arrow:
    """An arrow from (x, y) to (x + dx, y + dy) in the coordinates of the axes, with a short label at its tip."""

    x: float
    y: float
    dx: float
    dy: float
    colour: str
    label: str = ""


@dataclass(frozen=True, eq=False)
class PathStyle:
    """The way of one run over a plane: coordinates `x`, `y` of shape (K,), oldest first."""

    x: np.ndarray
    y: np.ndarray
    colour: str
    label: str = ""
    visible: bool = True
    faint: bool = False
    run: int = field(default=0)
    position: bool = True
    """Whether its last place is marked as where the run is."""
