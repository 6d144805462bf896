"""Reading a session file, from whomever it comes. Nothing in it is run, and nothing is believed unchecked."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.session.guard import guarded
from engine.session.migrations import current
from engine.session.reader import Reader

if TYPE_CHECKING:
    from engine.session.record import Session


def open_session(path: str | Path) -> Session:
    """The session in a file, its histories in this process's memory with room for exactly their rows.

    Raises InputError, one line, for a file that is missing, foreign, truncated, changed or written by a newer
    version. A file cannot make this use more than `codec.EXPANSION` times its own size of memory.
    """
    path = Path(path)
    with current(path) as file, guarded(file) as connection, _collecting_late():
        try:
            return Reader(connection).session()
        except InputError as error:
            raise InputError(f"{path}: damaged ({error})") from None


@contextlib.contextmanager
def _collecting_late() -> Iterator[None]:
    """No garbage collection while many small objects arrive (a third of the time for long timelines)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
