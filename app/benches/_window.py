"""The window of a bench: in a process of its own, with rows behind it that it has not run."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from app.benches._long_run import ROWS, Headless
from app.benches._worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator


def screen(
    mode: Literal["process", "thread"], runs: int, state: bytes, theme: str = "light", rows: int = ROWS
) -> Any:
    """Makes the window, in the process that shows it: only that one needs Qt."""
    from app.benches._screen import Screen

    return Screen(mode, runs, state, theme, rows)


@contextmanager
def window_after(rows: int, runs: int) -> Iterator[Worker]:
    """A light window whose engine is a process, with `runs` runs that have `rows` rows behind them."""
    with Worker(Headless, runs, rows) as headless:
        state = headless("state")
    with Worker(screen, "process", runs, state, "light", rows) as window:
        yield window
