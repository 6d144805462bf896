"""Maps in a process of their own: for whoever must not wait, and wants no torch of its own (a window).

The process trains tile after tile. It stops between two steps when it is told so, and ends with its parent.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.host.process import end_with_parent
from engine.maps.compute import Executor, Machine, chosen
from engine.maps.task import task_of
from engine.spec import parse

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    import numpy as np
    from numpy.typing import NDArray

    from engine.foreign.permission import Permission
    from engine.maps.task import MapTask

PATIENCE = 0.5
"""Seconds that a process which was told to stop has, before it is ended."""
LOOK = 0.02


class MapProcess:
    """Trains the pixels of one map at a time. For one thread; the process is started when it is first needed."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def machine(
        self,
        task: MapTask,
        executor: Executor = "auto",
        allow_code: Permission = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> RemoteMap | None:
        """A machine for ``task`` in the process; None when ``cancelled``. ``allow_code``: as of an Experiment.

        Raises InputError as :func:`engine.maps.compute.chosen`.
        """
        order = (task.spec.json_text(), task.colour, task.run, task.tolerance, task.fast)
        answer = self.ask(("task", order, executor, allow_code), cancelled)
        return None if answer is None else RemoteMap(self, *answer)

    def ask(self, question: tuple[Any, ...], cancelled: Callable[[], bool]) -> Any:
        """The answer of the process; None when ``cancelled``. Raises InputError with what it says, or that it died."""
        line = self._line or self._started()
        try:
            line.send(question)
            while not line.poll(LOOK):
                if cancelled():
                    line.send(("stop",))
                    if line.poll(PATIENCE):
                        line.recv()
                    else:
                        self.close()
                    return None
            kind, answer = line.recv()
        except (EOFError, OSError):
            self.close()
            raise InputError("the process that computed the map has ended; what it had given is kept") from None
        if kind == "error":
            raise InputError(answer)
        return answer

    def _started(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=main, args=(theirs,), name="optimizer-lab-map", daemon=True)
        self._process.start()
        theirs.close()
        return self._line

    def close(self) -> None:
        """Ends the process at once."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._line = self._process = None


class RemoteMap:
    """The figures of any pixels, from the process. ``reason``: why they are not compiled, None if they are."""

    def __init__(self, process: MapProcess, most: int, reason: str | None) -> None:
        self._process, self.most, self.reason = process, most, reason

    def figures(
        self, pixels: NDArray[np.int64], cancelled: Callable[[], bool] = lambda: False
    ) -> dict[str, NDArray[np.float64]] | None:
        """As of a FusedMap."""
        found: dict[str, NDArray[np.float64]] | None = self._process.ask(("figures", pixels), cancelled)
        return found


def main(line: Connection) -> None:
    """The life of the process."""
    from engine.threads import spare

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the parent's affair
    end_with_parent()
    spare(1)
    machine: Machine | None = None

    def told() -> bool:
        return line.poll(0)

    with contextlib.suppress(EOFError, OSError):
        while True:
            kind, *rest = line.recv()
            try:
                if kind == "task":
                    machine, reason = _machine(*rest)
                    line.send(("found", (machine.most, reason)))
                elif kind == "figures" and machine is not None:
                    line.send(("found", machine.figures(rest[0], told)))
            except InputError as error:
                line.send(("error", str(error)))
            except Exception as error:
                line.send(("error", f"{type(error).__name__}: {error}"))
    os._exit(0)


def _machine(order: tuple[Any, ...], executor: Executor, allow_code: Permission) -> tuple[Machine, str | None]:
    text, *rest = order
    return chosen(task_of(parse(json.loads(text)), *rest), executor, allow_code=allow_code)
