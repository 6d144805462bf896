"""``bench pages``: while 8 runs train at full speed, no page keeps the window from painting or listening.

A beat is a moment at which the window's thread is free; it is asked for every 4 ms, so gaps begin there. Beside each
gap stands how much of it the thread itself worked: the rest went to others on the machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.benches._window import window_after
from app.theme import THEMES
from engine.bench import Bench, BenchOptions, Result, result

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 4.0
GOAL = 34.0
ROWS = 100_000


def measure(options: BenchOptions) -> Iterator[Result]:
    """The 99th percentile of the gaps between beats and of the work in them, on each page in each theme."""
    with window_after(ROWS, 8) as window:
        for page in window("pages"):
            for theme in THEMES:
                gaps, busy = (float(np.percentile(one, 99)) for one in window("beats", page, theme, SECONDS))
                yield result(f"pages {page} {theme} gap p99 ms", [gaps], GOAL)
                yield result(f"pages {page} {theme} busy p99 ms", [busy])


PAGES = Bench("pages", "every page in each theme while 8 runs train: gaps in which the window is not free", measure)
