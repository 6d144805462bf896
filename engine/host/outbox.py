"""What waits to be sent to the engine, and what was sent and is not yet obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.host import messages as m

if TYPE_CHECKING:
    from collections.abc import Sequence


class Outbox:
    """One batch is on its way at a time (:attr:`outstanding`). ``urgent`` commands, the host's own, go before the
    callers' ``requests``, which wait while the outbox is ``holding``: until a lost experiment is back where it was.
    """

    def __init__(self) -> None:
        self.urgent: list[m.Command] = []
        self.requests: list[m.Command] = []
        self.outstanding: list[m.Command] = []
        self.holding = False
        self._suspects: set[int] = set()

    def next_batch(self) -> list[m.Command]:
        """What to send now; empty while the last batch has not been obeyed."""
        if self.outstanding:
            return []
        batch, self.urgent = self.urgent, []
        if not self.holding:
            batch += self.requests
            self.requests = []
        self.outstanding = batch
        return batch

    def begin(self, urgent: Sequence[m.Command], hold: bool) -> None:
        """A new start: ``urgent`` is what the engine has to be told first."""
        self.urgent, self.holding = list(urgent), hold

    def take_back(self) -> list[m.Ask]:
        """Nobody will obey the outstanding batch: the callers' part of it waits again.

        A question that has been in such a batch before may be what costs the engine its life: those are answered
        here, and not put again.
        """
        ours = (m.Load, m.Attach, m.Speed)
        lost = [command for command in self.outstanding if not isinstance(command, ours)]
        asked = [command for command in lost if isinstance(command, m.Ask)]
        dropped = [command for command in asked if command.ticket in self._suspects]
        self._suspects = {command.ticket for command in asked}
        self.requests = [command for command in lost if command not in dropped] + self.requests
        self.outstanding, self.urgent = [], []
        return dropped

    def drop_requests(self) -> list[m.Ask]:
        """Forgets what callers wanted; answers their questions, which somebody waits for."""
        dropped, self.requests = self.requests, []
        return [command for command in dropped if isinstance(command, m.Ask)]

    @property
    def edits(self) -> list[m.Edit]:
        """Edits of which the engine may not have heard, in order."""
        return [command for command in (*self.outstanding, *self.requests) if isinstance(command, m.Edit)]
