"""Maps' tiles in a session file while they are computed: a killed program goes on where it was."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.maps.grid import Grid
from engine.maps.keep import Pace
from engine.maps.records import grid_from, map_record, task_from
from engine.session import ExperimentRecord, Session, limits, open_session, save
from engine.session.claimed_file import ClaimedFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.maps.task import MapTask
    from engine.session import MapRecord


class SessionKeep:
    """The maps ``tasks`` of the session at ``path``, beside all else that stands there; the file is written whole each
    time. A new session holds the first map's experiment too. As of :class:`engine.maps.keep.Keep`.

    Raises InputError: the file is open in a window, it is no session, or it cannot hold so many maps.
    """

    def __init__(self, path: Path, tasks: Sequence[MapTask]) -> None:
        self.path, self.tasks, self._pace = path, tasks, Pace()
        self._claimed = ClaimedFile()
        if not self._claimed.claim(path):
            raise InputError(f"{path}: is open in a window, or another map is written to it")
        try:
            self._session = open_session(path) if path.exists() else _begun(tasks[0])
            self._places = {key: place for place, key in enumerate(map(_key, self._session.maps)) if key}
            fresh = sum(task.key not in self._places for task in tasks)
            limits.whole(len(self._session.maps) + fresh, limits.MAPS, f"{path}: maps")
        except InputError:
            self._claimed.release()
            raise

    def grids(self) -> list[Grid]:
        """What is there already, one grid a map."""
        return [self._grid(task) for task in self.tasks]

    def _grid(self, task: MapTask) -> Grid:
        place = self._places.get(task.key)
        return Grid(task.shape) if place is None else grid_from(self._session.maps[place])

    def add(self, grids: Sequence[Grid], now: bool = False) -> None:
        """Writes what is known of maps that have begun, at most every two seconds, or less often where that takes long,
        unless ``now``. Raises InputError.
        """
        if not now and not self._pace.due:
            return
        began, maps = time.monotonic(), list(self._session.maps)
        for task, grid in zip(self.tasks, grids, strict=True):
            place = self._places.get(task.key, len(maps))
            known = maps[place].done if place < len(maps) else None
            if grid.done.sum() > (0 if known is None else known.sum()):
                self._places[task.key] = place
                maps[place : place + 1] = [map_record(task, grid)]
        self._session = replace(self._session, maps=tuple(maps))
        save(self.path, self._session)
        self._pace.wrote(began)

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
