"""``bench frames``: the window follows noisy curves of a million points live, while they train at full speed.

Every window and the headless reference live in processes of their own. Gaps are milliseconds (the one figure of the
benches that is a time: a screen's clock is a time), slowdowns are ratios of steps a second of pairs that ran one
right after the other, headless over windowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.benches._long_run import ROWS, Headless
from app.benches._window import screen, window_after
from app.benches._worker import Worker
from engine.bench import Bench, BenchOptions, Result, result

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKES, TAKE_SECONDS = 3, 10.0
PAIR_SECONDS = 1.5
GOALS = {50: 20.0, 99: 34.0}
SLOWDOWN = 1.15


def gaps(window: Worker, name: str, takes: int, goals: dict[int, float | None]) -> Iterator[Result]:
    """Percentiles of the gaps between frames, one value a film; their median over the films."""
    films = [window("film", TAKE_SECONDS).gaps for _ in range(takes)]
    for share, goal in goals.items():
        yield result(f"{name} gap p{share} ms", [float(np.percentile(film, share)) for film in films], goal)


def slowdown(window: Worker, headless: Worker, pairs: int) -> list[float]:
    """Steps a second without a window over those with one; who goes first alternates."""
    ratios = []
    for index in range(pairs):
        if index % 2:
            alone = headless("train", PAIR_SECONDS)
            painted = window("film", PAIR_SECONDS).speed
        else:
            painted = window("film", PAIR_SECONDS).speed
            alone = headless("train", PAIR_SECONDS)
        ratios.append(alone / painted)
    return ratios


def measure(options: BenchOptions) -> Iterator[Result]:
    """Both hosts with 8 curves in three plots each, then 32 curves and the dark theme."""
    free: dict[int, float | None] = dict.fromkeys(GOALS)
    with Worker(Headless, 8) as headless:
        state = headless("state")
        headless("train", PAIR_SECONDS)
        with Worker(screen, "process", 8, state) as window:
            yield from gaps(window, "frames 8 curves", TAKES, dict(GOALS))
            yield result("frames training slowdown process", slowdown(window, headless, options.pairs), SLOWDOWN)
        with Worker(screen, "thread", 8, state) as window:
            yield from gaps(window, "frames 8 curves thread", 1, free)
            yield result("frames training slowdown thread", slowdown(window, headless, options.pairs))
        with Worker(screen, "process", 8, state, "dark") as window:
            yield from gaps(window, "frames 8 curves dark", 1, free)
    with window_after(ROWS, 32) as window:
        yield from gaps(window, "frames 32 curves", 2, free)


FRAMES = Bench("frames", "8 live curves of 10⁶ points at full training speed: gaps between frames", measure)
