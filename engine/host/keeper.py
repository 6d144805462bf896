"""Keeps an engine process: starts it, carries messages, watches over it, replaces it when it is lost."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from engine.host import messages as m
from engine.host.local import LOOK_SECONDS
from engine.host.process import EngineProcess

if TYPE_CHECKING:
    from engine.host.driver import Driver
    from engine.host.mailbox import Mailbox

START_SECONDS = 120.0
"""How long an engine process may take until it serves: it imports torch, perhaps from a cold disk."""


class Keeper:
    """``watchdog``: seconds without a sign of life that a process which has something to do is allowed."""

    def __init__(self, driver: Driver, mailbox: Mailbox, device: str, watchdog: float, snapshot_every: float) -> None:
        self.driver, self.mailbox = driver, mailbox
        self.device, self.watchdog, self.snapshot_every = device, watchdog, snapshot_every
        self.process: EngineProcess | None = None
        self.patience = 2.0
        self._ready = False
        self._heard = 0.0

    def keep(self) -> None:
        """Until the driver is told to stop, or the program's main thread has ended."""
        driver = self.driver
        try:
            while not driver.stopping and threading.main_thread().is_alive():
                if self.process is None and driver.wanted:
                    self._start()
                self._send()
                lines = [self.process.line.connection] if self.process else []
                self.mailbox.sleep(LOOK_SECONDS, *lines)
                driver.take(self.mailbox.take())
                self._listen()
        finally:
            if self.process is not None:
                self.process.end(self.patience)
                self.process = None

    def _start(self) -> None:
        self._ready, self._heard = False, time.monotonic()
        try:
            self.process = EngineProcess(self.device, self.snapshot_every)
        except OSError as error:
            self.driver.died(f"the engine could not be started ({error.strerror or error})")

    def _send(self) -> None:
        if self.process is None or not self._ready:
            return
        batch = self.driver.outbox.next_batch()
        if batch:
            self._heard = time.monotonic()
            for command, why in self.process.line.send(batch):
                self.driver.unsendable(command, why)

    def _listen(self) -> None:
        process = self.process
        if process is None:
            return
        reports = process.line.read()
        for report in reports:
            self._ready = self._ready or isinstance(report, m.Ready)
            self.driver.report(report)
        now = time.monotonic()
        if reports or (self._ready and not self.driver.busy):
            self._heard = now
        allowed = self.watchdog if self._ready else START_SECONDS
        if process.line.gone:
            self._bury(process.obituary())
        elif now - self._heard > allowed:
            self._bury(f"the engine did not answer for {allowed:g} s")

    def _bury(self, how: str) -> None:
        assert self.process is not None
        self.process.end()
        self.process = None
        self.driver.died(how)
