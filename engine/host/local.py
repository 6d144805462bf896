"""The line to an engine that lives in the host's own thread: no line at all."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from engine.host import messages as m

if TYPE_CHECKING:
    from engine.host.driver import Driver
    from engine.host.mailbox import Mailbox

LOOK_SECONDS = 0.5
"""How often a sleeping engine looks whether the program has ended without closing it."""


class LocalEnd:
    """The engine's end (:class:`engine.host.link.Link`)."""

    def __init__(self, driver: Driver, mailbox: Mailbox) -> None:
        self._driver, self._mailbox = driver, mailbox

    def receive(self, timeout: float | None) -> list[m.Command]:
        driver = self._driver
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            driver.take(self._mailbox.take())
            if driver.stopping or not threading.main_thread().is_alive():
                return [m.Stop()]
            batch = driver.outbox.next_batch()
            left = LOOK_SECONDS if until is None else until - time.monotonic()
            if batch or left <= 0:
                return batch
            self._mailbox.sleep(min(left, LOOK_SECONDS))

    def send(self, report: m.Report) -> None:
        self._driver.report(report)
