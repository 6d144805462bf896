"""``bench switch``: another theme, another language, with every page made and three of them in front in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.benches._window import window_after
from engine.bench import Bench, BenchOptions, Result, result

if TYPE_CHECKING:
    from collections.abc import Iterator

GOAL = 300.0
ROWS = 10_000
FRONT = ("bench", "diagnostics", "lessons")


def measure(options: BenchOptions) -> Iterator[Result]:
    """Milliseconds from the choice to the painted window; there and back."""
    with window_after(ROWS, 4) as window:
        for what in ("theme", "language"):
            taken = [each for page in FRONT for each in window("switches", what, page)]
            yield result(f"switch {what} ms", taken, GOAL)


SWITCH = Bench("switch", "another theme or language, every page made: until the window is painted", measure)
