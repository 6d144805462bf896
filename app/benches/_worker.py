"""An object that lives in a fresh process of its own, so that neither its memory nor its imports disturb others."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import TracebackType

PATIENCE = 300.0
"""Seconds that one call may take."""


class Worker:
    """``worker(method, …)`` calls a method of what ``make(*arguments)`` made there; the process sleeps between calls.

    Raises RuntimeError when the process fails or does not answer. Ends with ``close`` or the with statement.
    """

    def __init__(self, make: Callable[..., Any], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, make, arguments))
        self._process.start()
        theirs.close()

    def __call__(self, method: str, *arguments: Any) -> Any:
        try:
            self._line.send((method, arguments))
            if not self._line.poll(PATIENCE):
                raise RuntimeError(f"{method}: no answer within {PATIENCE:g} s")
            return self._line.recv()
        except (EOFError, OSError):
            raise RuntimeError(f"{method}: the measuring process ended without a result") from None

    def close(self) -> None:
        """Ends the process, by force if it does not end by itself."""
        self._line.close()
        self._process.join(10.0)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _live(line: Connection, make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    thing = make(*arguments)
    try:
        while True:
            method, given = line.recv()
            line.send(getattr(thing, method)(*given))
    except EOFError:  # the other end has closed the line
        pass
    finally:
        thing.close()
