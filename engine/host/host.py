"""EngineHost: the one door through which a window, or a script with time for other things, uses the engine.

Every call returns at once. Poll :attr:`EngineHost.state` (a frozen snapshot, replaced when something changes) and
:meth:`EngineHost.answers`; read rows from ``state.history`` whenever you like::

    with EngineHost() as host:
        host.load({"steps": 100_000, "problem": "rosenbrock", "runs": [{"optimizer": {"name": "Adam"}}]}, run=True)
        host.edit("runs.0.optimizer.lr", 0.01)
"""

from __future__ import annotations

import contextlib
import itertools
import threading
from typing import TYPE_CHECKING, Any, Literal

from engine.errors import InputError
from engine.history import History
from engine.host import messages as m
from engine.host.driver import Driver
from engine.host.keeper import Keeper
from engine.host.link import HostGoneError
from engine.host.local import LocalEnd
from engine.host.mailbox import Mailbox, Open, Reset, Rewind
from engine.host.serve import serve
from engine.spec import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from engine.event import Event
    from engine.foreign.permission import Permission
    from engine.host.clock import Clock
    from engine.host.shelf import Kept
    from engine.host.state import Answer, EngineState
    from engine.spec import ExperimentSpec


class EngineHost:
    """An engine thread and, with ``mode="process"``, the engine process that it drives.

    ``device``: cpu, cuda or auto. ``watchdog``: seconds without a sign of life after which a process that should be
    stepping is replaced. ``snapshot_every``: seconds between snapshots. With ``mode="thread"`` the engine lives in
    the thread itself: the same in every respect, but for a hang or a crash, which then are this process's own.
    """

    def __init__(
        self,
        mode: Literal["process", "thread"] = "process",
        device: str = "cpu",
        watchdog: float = 30.0,
        snapshot_every: float = 1.0,
    ) -> None:
        if mode not in ("process", "thread"):
            raise InputError(f"engine = {mode!r}: must be process or thread")
        self.mode, self.device, self.watchdog, self.snapshot_every = mode, device, watchdog, snapshot_every
        shared = mode == "process"
        self._driver = Driver(History.create_shared if shared else History.allocate, shared)
        self._mailbox = Mailbox()
        self._numbers = threading.Lock()
        self._generation = 0
        self._tickets = itertools.count(1)
        self._thread: threading.Thread | None = None
        self._keeper: Keeper | None = None
        if mode == "process":
            self._keeper = Keeper(self._driver, self._mailbox, device, watchdog, snapshot_every)

    # -- life

    def start(self) -> None:
        """Starts the engine; what was asked for before is done then. Harmless when repeated."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name="optimizer-lab-engine-thread", daemon=False)
            self._thread.start()

    def close(self, timeout: float = 2.0) -> bool:
        """Ends thread and process, by force after ``timeout`` seconds; whether they have ended.

        The history stays readable. A step that runs in the thread itself (mode ``thread``) cannot be cut short.
        """
        if self._keeper is not None:
            self._keeper.patience = timeout
        self._mailbox.put(m.Stop())
        if self._thread is not None:
            self._thread.join(timeout if self._keeper is None else timeout + 5.0)  # + what a kill may take
            if self._thread.is_alive():
                return False
        self._mailbox.close()
        return True

    def __enter__(self) -> EngineHost:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- commands

    def load(
        self,
        spec: ExperimentSpec | Mapping[str, Any],
        events: Sequence[Event] = (),
        snapshot: bytes | None = None,
        run: bool = False,
        history: History | None = None,
        allow_code: Permission = False,
        clock: Clock | None = None,
    ) -> int:
        """Replaces the experiment by another one; answers its generation, which the state takes on when it is there.

        ``events`` are played when their step comes (until somebody edits). With a ``snapshot`` the experiment continues
        there; ``history`` then gives the rows up to that step (they are copied), without it they are not numbers.
        ``allow_code``: the user agrees that outside code which the spec names is run. ``clock`` knows how long the
        steps before took; it is written to from now on.
        Raises InputError for a spec that cannot be used; what only the problem can find comes as ``state.message``.
        """
        checked = parse(spec)
        with self._numbers:
            self._generation += 1
            given = (tuple(events), snapshot, run, history, allow_code, clock)
            self._mailbox.put(Open(self._generation, checked, *given))
            return self._generation

    def run(self, until: int | None = None) -> None:
        """Steps on: to step ``until``, or to the end."""
        self._mailbox.put(m.Run(until))

    def pause(self) -> None:
        """Stops after the present chunk of steps."""
        self._mailbox.put(m.Pause())

    def step(self, count: int = 1) -> None:
        """Makes ``count`` steps, then pauses; calls add up."""
        self._mailbox.put(m.Step(count))

    def reset(self) -> int:
        """Back to step 0 with the present spec and no events: a new generation, which is answered."""
        with self._numbers:
            self._generation += 1
            self._mailbox.put(Reset(self._generation))
            return self._generation

    def rewind(self, step: int) -> int:
        """Back to ``step`` of this experiment, paused, without the edits made from there on: a new generation."""
        with self._numbers:
            self._generation += 1
            self._mailbox.put(Rewind(self._generation, max(step, 0)))
            return self._generation

    def set_speed(self, steps_per_second: float | None) -> None:
        """A speed limit, also for experiments to come; None for as fast as it goes."""
        if steps_per_second is not None and not steps_per_second > 0:
            raise InputError(f"speed = {steps_per_second!r}: must be above 0 steps a second, or None for no limit")
        self._mailbox.put(m.Speed(steps_per_second))

    def edit(self, path: str, value: Any) -> None:
        """Changes one thing of the spec before the next chunk. Of several edits of one path the last one counts.

        It becomes one of ``state.events``, or, if it is refused, ``state.message`` says why.
        """
        self._mailbox.put(m.Edit(path, value))

    def ask(self, question: str, **arguments: Any) -> int:
        """Puts a question of ``engine/host/questions``; the ticket is that of the answer."""
        ticket = next(self._tickets)
        self._mailbox.put(m.Ask(ticket, self._generation, question, arguments))
        return ticket

    # -- what came of it

    @property
    def state(self) -> EngineState:
        return self._driver.board.state

    @property
    def snapshots(self) -> tuple[Kept, ...]:
        """The snapshots that are kept of the present experiment, oldest first (for a session file)."""
        record = self._driver.record
        return record.shelf.kept if record is not None else ()

    @property
    def pid(self) -> int | None:
        """The engine process, if there is one."""
        process = self._keeper.process if self._keeper is not None else None
        return process.pid if process is not None else None

    def answers(self) -> list[Answer]:
        """Every answer that has come since the last call."""
        found = []
        with contextlib.suppress(IndexError):
            while True:
                found.append(self._driver.board.answers.popleft())
        return found

    def _live(self) -> None:
        """The engine thread."""
        try:
            if self._keeper is not None:
                self._keeper.keep()
            else:
                with contextlib.suppress(HostGoneError):
                    serve(LocalEnd(self._driver, self._mailbox), self.device, self.snapshot_every)
        except Exception as error:  # a mistake in the host itself: say so, do not just fall silent
            self._driver.broke(error)
            raise
