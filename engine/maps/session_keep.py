"""A map's tiles in a session file while it is computed: a killed program goes on where it was."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.maps.grid import Grid
from engine.maps.keep import EVERY
from engine.maps.records import grid_from, map_record, task_from
from engine.session import ExperimentRecord, Session, open_session, save
from engine.session.claimed_file import ClaimedFile

if TYPE_CHECKING:
    from pathlib import Path

    from engine.maps.task import MapTask
    from engine.session import MapRecord

SHARE = 20
"""Computing takes at least so many times as long as writing what it gave."""


class SessionKeep:
    """The map ``task`` of the session at ``path``, beside all else that stands there; the file is written whole each
    time. A new session holds the map's experiment too. As of :class:`engine.maps.keep.Keep`.

    Raises InputError: the file is open in a window, or it is no session.
    """

    def __init__(self, path: Path, task: MapTask) -> None:
        self.path, self.task = path, task
        self._claimed = ClaimedFile()
        if not self._claimed.claim(path):
            raise InputError(f"{path}: is open in a window, or another map is written to it")
        try:
            self._session = open_session(path) if path.exists() else _begun(task)
        except InputError:
            self._claimed.release()
            raise
        self._place = next(
            (place for place, record in enumerate(self._session.maps) if _key(record) == task.key),
            len(self._session.maps),
        )
        self._last, self._pause = time.monotonic(), EVERY

    def grid(self) -> Grid:
        """What is there already."""
        found = self._session.maps[self._place : self._place + 1]
        return grid_from(found[0]) if found else Grid(self.task.shape)

    def add(self, grid: Grid, now: bool = False) -> None:
        """Writes what is known, at most every two seconds unless ``now``. Raises InputError."""
        began = time.monotonic()
        if not now and began - self._last < self._pause:
            return
        maps = list(self._session.maps)
        maps[self._place : self._place + 1] = [map_record(self.task, grid)]
        self._session = replace(self._session, maps=tuple(maps))
        save(self.path, self._session)
        self._last = time.monotonic()
        self._pause = max(EVERY, SHARE * (self._last - began))

    def close(self) -> None:
        """Others may have the file."""
        self._claimed.release()


def _begun(task: MapTask) -> Session:
    spec = task.spec.model_copy(update={"axes": ()})
    return Session((ExperimentRecord(spec.problem["name"], spec),))


def _key(record: MapRecord) -> str:
    """The key of a record's task; of none where it cannot be computed any more."""
    try:
        return task_from(record).key
    except InputError:
        return ""
