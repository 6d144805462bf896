"""``bench sessions``: what a window keeps of the sessions that it has shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.benches._window import window_after
from engine.bench import Bench, BenchOptions, Result, result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TIMES = 50
WARM = 3
"""Turns that fill caches and pools; growth is counted from there."""
FEW = 8
GOAL = 20.0
ROWS = 10_000


def measure(options: BenchOptions) -> Iterator[Result]:
    """Growth of the window's resident memory over 50 sessions opened and left again."""
    with window_after(ROWS, 8) as window:
        kept = window("reopened", WARM + TIMES)
    yield result("sessions 50 opened and closed, growth MB", [growth(kept)], GOAL)


def growth(kept: Sequence[float]) -> float:
    """How much higher the floor of the last turns is than that of the first ones after `WARM`.

    The floor, because a history that is just about to be let go may still be mapped when a turn is measured.
    """
    return min(kept[-FEW:]) - min(kept[WARM : WARM + FEW])


SESSIONS = Bench("sessions", "50 sessions opened and closed: growth of the window's memory in MB", measure)
