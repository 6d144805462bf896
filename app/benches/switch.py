"""``bench switch``: another theme, another language, with every page made and three of them in front in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.benches._long_run import Headless
from app.benches._worker import Worker
from app.benches.frames import screen
from engine.bench import Bench, BenchOptions, Result, result

if TYPE_CHECKING:
    from collections.abc import Iterator

GOAL = 300.0
ROWS = 10_000
FRONT = ("bench", "diagnostics", "lessons")


def measure(options: BenchOptions) -> Iterator[Result]:
    """Milliseconds from the choice to the painted window; there and back."""
    with Worker(Headless, 4, ROWS) as headless:
        state = headless("state")
    with Worker(screen, "process", 4, state, "light", ROWS) as window:
        for what in ("theme", "language"):
            taken = [each for page in FRONT for each in window("switches", what, page)]
            yield result(f"switch {what} ms", taken, GOAL)


SWITCH = Bench("switch", "another theme or language, every page made: until the window is painted", measure)
