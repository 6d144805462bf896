"""Ready-made schedules and comparisons of the composer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

Entries = list[dict[str, Any]]


@dataclass(frozen=True)
class Preset:
    """``build(steps, base, per_epoch)`` gives a schedule for the chosen run; titles are English source texts."""

    title: str
    help: str
    build: Callable[[int, float, int], Entries]


@dataclass(frozen=True)
class Comparison:
    """Copies of the chosen run, one for each (name, schedule); the chosen run itself becomes the first. Where they
    differ, each has so many ``replicates``; ``record`` are quantities that the comparison is about.
    """

    title: str
    help: str
    runs: tuple[tuple[str, Callable[[int, float, int], Entries]], ...] = field(default=())
    replicates: int = 1
    record: tuple[str, ...] = ()


def _part(steps: int, share: float) -> int:
    return max(round(steps * share), 1)


def _gamma(share: float, steps: int) -> float:
    """The factor a step that leaves `share` after the run, to four digits of what it takes away."""
    return round(1 - float(f"{1 - share ** (1 / steps):.4g}"), 15)


def constant(_steps: int, _base: float, _per_epoch: int) -> Entries:
    return []


def exponential(steps: int, _base: float, _per_epoch: int) -> Entries:
    """Down to a hundredth over the run."""
    return [{"name": "ExponentialLR", "gamma": _gamma(0.01, steps)}]


def plateau(steps: int, _base: float, per_epoch: int) -> Entries:
    """Down to a fifth when the loss has not improved for about a twentieth of the run."""
    if per_epoch > 1 and steps > 10 * per_epoch:
        patience = max(round(steps / per_epoch / 20), 2)
        return [{"name": "ReduceLROnPlateau", "factor": 0.2, "patience": patience, "per": "epoch"}]
    return [{"name": "ReduceLROnPlateau", "factor": 0.2, "patience": max(_part(steps, 0.05), 10)}]


def cyclic(steps: int, base: float, _per_epoch: int) -> Entries:
    """Four triangles between a tenth of the rate and all of it."""
    return [{"name": "CyclicLR", "base_lr": base / 10, "step_size_up": _part(steps, 1 / 8), "cycle_momentum": False}]


def warmup(steps: int, _base: float, _per_epoch: int) -> Entries:
    """A tenth of the run to the full rate, which then stays."""
    return [{"name": "Warmup", "warmup_steps": _part(steps, 0.1)}]


def warmup_cosine(steps: int, _base: float, _per_epoch: int) -> Entries:
    return [{"name": "Warmup", "warmup_steps": _part(steps, 0.05)}, {"name": "CosineAnnealingLR"}]


def steps_down(steps: int, _base: float, _per_epoch: int) -> Entries:
    return [{"name": "MultiStepLR", "milestones": [_part(steps, 0.5), _part(steps, 0.75)], "gamma": 0.1}]


def one_cycle(_steps: int, _base: float, _per_epoch: int) -> Entries:
    return [{"name": "OneCycleLR", "cycle_momentum": False}]


def restarts(steps: int, _base: float, _per_epoch: int) -> Entries:
    falling = {"name": "ExponentialLR", "gamma": _gamma(0.1, steps)}
    return [{"product": [{"name": "CosineAnnealingWarmRestarts", "T_0": _part(steps, 0.25)}, falling]}]


def hand_drawn(steps: int, _base: float, _per_epoch: int) -> Entries:
    at = [0, _part(steps, 0.1), _part(steps, 0.5), steps - 1]
    factors = [0.05, 1.0, 0.5, 0.01]
    kept = [place for place in range(4) if place == 0 or at[place] > at[place - 1]]
    return [{"name": "HandDrawn", "at": [at[i] for i in kept], "factors": [factors[i] for i in kept]}]


PRESETS = (
    Preset(QT_TRANSLATE_NOOP("Schedules", "Warm-up, then cosine"),
           QT_TRANSLATE_NOOP("Schedules", "Up over a twentieth of the run, then half a cosine to 0"), warmup_cosine),
    Preset(QT_TRANSLATE_NOOP("Schedules", "One cycle"),
           QT_TRANSLATE_NOOP("Schedules", "One rise and one long fall (Smith & Topin 2018)"), one_cycle),
    Preset(QT_TRANSLATE_NOOP("Schedules", "Drops at half and three quarters"),
           QT_TRANSLATE_NOOP("Schedules", "A staircase, each tread a tenth of the one before"), steps_down),
    Preset(QT_TRANSLATE_NOOP("Schedules", "Restarts that fade"),
           QT_TRANSLATE_NOOP("Schedules", "Cosines with jumps back up, times an exponential decay"), restarts),
    Preset(QT_TRANSLATE_NOOP("Schedules", "Drawn by hand"),
           QT_TRANSLATE_NOOP("Schedules", "Points to drag; a click adds one"), hand_drawn),
    Preset(QT_TRANSLATE_NOOP("Schedules", "Constant"),
           QT_TRANSLATE_NOOP("Schedules", "No schedule"), constant),
)  # fmt: skip

COMPARISONS = (
    Comparison(
        QT_TRANSLATE_NOOP("Schedules", "Compare decays: exponential, plateau, cyclic"),
        QT_TRANSLATE_NOOP("Schedules", "Four copies of this run: constant, ExponentialLR, ReduceLROnPlateau, CyclicLR"),
        (("constant", constant), ("exponential", exponential), ("plateau", plateau), ("cyclic", cyclic)),
    ),
    Comparison(
        QT_TRANSLATE_NOOP("Schedules", "Compare with and without warm-up"),
        QT_TRANSLATE_NOOP("Schedules", "Two copies of this run, one with a warm-up over a tenth of its steps, eight "
                          "replicates each; the divisor √v̂ is recorded, whose spread is the reason given for it"),
        (("without warm-up", constant), ("with warm-up", warmup)),
        replicates=8,
        record=("divisor",),
    ),
)
