"""The engine's end of the line to its host, whatever the line is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.host import messages as m


class HostGoneError(Exception):
    """Nobody is at the other end any more."""


class Link(Protocol):
    """Both raise HostGoneError."""

    def receive(self, timeout: float | None) -> list[m.Command]:
        """The next batch, waiting up to ``timeout`` seconds (None: for ever); empty when there is none."""
        ...

    def send(self, report: m.Report) -> None:
        """One report; the host takes reports in at once."""
        ...
