"""The maps of the session that is open: the one on the Maps page, and those that were kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from engine.session import MapRecord


class KeptMaps(QObject):
    """``records`` are the kept ones; ``shown`` answers the map on the page, if there is a page and a map.

    ``changes`` counts what would be lost without saving: maps kept or let go, and pixels that took their time.
    """

    replaced = Signal()
    """Another session has been opened."""
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.records: tuple[MapRecord, ...] = ()
        self.shown: Callable[[], MapRecord | None] = lambda: None
        self.changes = 0
        self._unseen = self._held = False

    def begin_with(self, records: Sequence[MapRecord]) -> None:
        """The maps of another session; the first one is for the page."""
        if not self._held:
            self.records, self._unseen, self.changes = tuple(records), bool(records), 0
            self.replaced.emit()

    def opened(self) -> MapRecord | None:
        """The map that the page is to show: once after a session was opened, else None."""
        if not self._unseen:
            return None
        self._unseen = False
        return self.records[0]

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts, maps stay though another experiment is opened."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def keep(self, record: MapRecord) -> None:
        """Keeps a map, in place of an older state of the same one."""
        self.records = (*(one for one in self.records if not same_question(one, record)), record)
        self.touch()

    def forget(self, record: MapRecord) -> None:
        """Lets one of the kept go."""
        self.records = tuple(one for one in self.records if one is not record)
        self.touch()

    def touch(self) -> None:
        """Something has changed that is worth saving."""
        self.changes += 1
        self.changed.emit()

    def all(self) -> tuple[MapRecord, ...]:
        """What a session file holds: the map on the page first."""
        shown = None if self._unseen else self.shown()
        if shown is None:
            return self.records
        return (shown, *(one for one in self.records if not same_question(one, shown)))


def same_question(one: MapRecord, two: MapRecord) -> bool:
    """Whether two records are of the same map, however far each is computed."""
    mine, theirs = ((r.spec, r.colour, r.run, r.tolerance, r.flush) for r in (one, two))
    return mine == theirs
