"""The engine process: how it is started, how it lives and ends, and what is said of its end."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from engine.host.line import EngineEnd, HostEnd
from engine.host.link import HostGoneError
from engine.host.serve import serve
from engine.threads import give_way

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class EngineProcess:
    """One engine process, as the host sees it. It ends with the host, however the host ends."""

    def __init__(self, device: str, snapshot_every: float) -> None:
        context = multiprocessing.get_context("spawn")
        connection, theirs = context.Pipe()
        self.line = HostEnd(connection)
        self._process = context.Process(
            target=main, args=(theirs, device, snapshot_every), name="optimizer-lab-engine", daemon=True
        )
        self._process.start()
        theirs.close()
        self.pid = self._process.pid

    def obituary(self) -> str:
        """How it ended, for a person."""
        self._process.join(1.0)
        code = self._process.exitcode
        if code is None:
            return "the engine closed its line"
        return f"the engine stopped (signal {-code})" if code < 0 else f"the engine stopped (exit status {code})"

    def end(self, patience: float = 0.0) -> None:
        """Ends the process: at its next chunk by itself, after ``patience`` seconds by force."""
        self.line.connection.close()
        if patience > 0:
            self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._process.close()


def main(connection: Connection, device: str, snapshot_every: float) -> None:
    """The life of the engine process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the host's affair
    end_with_parent()
    give_way()
    with contextlib.suppress(HostGoneError):
        serve(EngineEnd(connection), device, snapshot_every)
    os._exit(0)  # taking torch down in good order costs a second and serves nobody


def end_with_parent() -> None:
    """Without a host the process ends, also in the middle of a step that never returns."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="watch-parent", daemon=True).start()
    if sys.platform == "linux":  # also when a step never lets go of the interpreter
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, int(signal.SIGKILL), 0, 0, 0)
