"""What callers want and the engine thread has not yet taken; of several edits of one thing only the newest counts."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from multiprocessing.connection import Pipe, wait
from typing import TYPE_CHECKING

from engine.host import messages as m

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from engine.event import Event
    from engine.foreign.permission import Permission
    from engine.history import History
    from engine.host.clock import Clock
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class Open:
    """A new experiment, as :meth:`EngineHost.load` was asked for it."""

    generation: int
    spec: ExperimentSpec
    events: tuple[Event, ...] = ()
    snapshot: bytes | None = None
    run: bool = False
    history: History | None = None
    allow_code: Permission = False
    clock: Clock | None = None


@dataclass(frozen=True)
class Reset:
    """The present spec again, from step 0."""

    generation: int


@dataclass(frozen=True)
class Rewind:
    """The same experiment, at an earlier step; what came after is forgotten."""

    generation: int
    step: int


Request = Open | Reset | Rewind | m.Run | m.Step | m.Pause | m.Speed | m.Edit | m.Ask | m.Stop


class Mailbox:
    """Filled by any thread, emptied by the engine thread, which can sleep on :attr:`bell` (a connection)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[Request] = []
        self.bell, self._button = Pipe(duplex=False)
        self._ringing = False

    def put(self, request: Request) -> None:
        """Adds a request and wakes the engine thread. After :meth:`close` nothing happens."""
        with self._lock:
            if self._button.closed:
                return
            collapse(self._requests, request)
            if not self._ringing:
                self._ringing = True
                self._button.send_bytes(b"!")

    def take(self) -> list[Request]:
        """Everything that is there."""
        with self._lock:
            if self._ringing:
                self.bell.recv_bytes()
                self._ringing = False
            taken, self._requests = self._requests, []
            return taken

    def sleep(self, timeout: float | None, *others: Connection) -> list[object]:
        """Waits for a request, something to read from ``others``, or ``timeout`` seconds; answers what is ready."""
        return list(wait([self.bell, *others], timeout))

    def close(self) -> None:
        with self._lock:
            self.bell.close()
            self._button.close()


def collapse(requests: list[Request], new: Request) -> None:
    """Appends ``new``; an edit takes the place of an earlier one of the same path.

    Its place in the order is the earlier one's, so that ``momentum`` still comes before the ``nesterov`` that needs it,
    unless an edit in between touches the same thing (a whole optimizer after one of its knobs).
    """
    if isinstance(new, m.Edit):
        for place in range(len(requests) - 1, -1, -1):
            earlier = requests[place]
            if not isinstance(earlier, m.Edit):
                continue
            if earlier.path == new.path:
                requests[place] = new
                return
            if _overlap(earlier.path, new.path):
                break
    requests.append(new)


def _overlap(a: str, b: str) -> bool:
    return f"{a}.".startswith(f"{b}.") or f"{b}.".startswith(f"{a}.")
