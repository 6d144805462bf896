"""The line between host and engine process: a pipe on which the host never waits.

The host sends one batch of commands at a time, so that a batch always fits into the empty pipe; a large one (a
snapshot, a long list of events) is announced by a knock and sent when the engine holds out its hands. The engine sends
reports, which the host reads at once.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.host.link import HostGoneError
from engine.host.state import Answer

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from engine.host import messages as m

SMALL = 16_384
"""Bytes that surely fit into an empty pipe of any system."""
_KNOCK = b"knock"


@dataclass(frozen=True)
class _Listening:
    """The engine waits for the batch that was announced."""


class HostEnd:
    """The host's end; ``gone`` once there is no engine at the other one."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.gone = False
        self._announced: bytes | None = None

    def send(self, batch: Sequence[m.Command]) -> list[tuple[m.Command, str]]:
        """Sends a batch; answers the commands that cannot be sent, and why."""
        packed, refused = [], []
        for command in batch:
            try:
                packed.append(pickle.dumps(command))
            except Exception as error:
                refused.append((command, f"it cannot be sent to the engine ({error})"))
        data = pickle.dumps(packed)
        self._announced, data = (None, data) if len(data) <= SMALL else (data, _KNOCK)
        try:
            self.connection.send_bytes(data)
        except OSError:
            self.gone = True
        return refused

    def read(self) -> list[m.Report]:
        """All reports that are there, also the last ones of an engine that has gone."""
        found: list[m.Report] = []
        try:
            while self.connection.poll():
                report = pickle.loads(self.connection.recv_bytes())
                if isinstance(report, _Listening):
                    assert self._announced is not None
                    self.connection.send_bytes(self._announced)
                    self._announced = None
                else:
                    found.append(report)
        except (EOFError, OSError):
            self.gone = True
        return found


class EngineEnd:
    """The engine's end (:class:`engine.host.link.Link`)."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def receive(self, timeout: float | None) -> list[m.Command]:
        try:
            if not self.connection.poll(timeout):
                return []
            data = self.connection.recv_bytes()
            if data == _KNOCK:
                self.connection.send_bytes(pickle.dumps(_Listening()))
                data = self.connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise HostGoneError from error
        return [pickle.loads(command) for command in pickle.loads(data)]

    def send(self, report: m.Report) -> None:
        try:
            data = pickle.dumps(report)
        except Exception as error:
            if not isinstance(report, Answer):
                raise
            text = f"{report.question}: its answer cannot be sent ({error})"
            data = pickle.dumps(replace(report, value=None, error=text))
        try:
            self.connection.send_bytes(data)
        except OSError as error:
            raise HostGoneError from error
